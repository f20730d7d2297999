import 'server-only';
import path from 'node:path';
import { Font, renderToBuffer } from '@react-pdf/renderer';
import { EvidencePack } from '@/components/evidence/pack';
import { breakWord, type PackProps } from '@/components/evidence/parts';
import { fonts } from '@/components/evidence/style';

/** The evidence as a PDF. Its fonts are embedded: it looks the same everywhere and for as long as it is kept. */
export function writeEvidencePdf(props: PackProps): Promise<Buffer> {
  registerFonts();
  return renderToBuffer(<EvidencePack {...props} />);
}

let isRegistered = false;

function registerFonts(): void {
  if (isRegistered) return;
  const packages = path.join(process.cwd(), 'node_modules/@expo-google-fonts');
  Font.register({
    family: fonts.text,
    fonts: [
      { src: path.join(packages, 'inter/400Regular/Inter_400Regular.ttf') },
      { src: path.join(packages, 'inter/600SemiBold/Inter_600SemiBold.ttf'), fontWeight: 600 },
    ],
  });
  Font.register({
    family: fonts.mono,
    src: path.join(packages, 'source-code-pro/400Regular/SourceCodePro_400Regular.ttf'),
  });
  Font.registerHyphenationCallback(breakWord);
  isRegistered = true;
}
