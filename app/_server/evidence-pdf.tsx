import 'server-only';
import path from 'node:path';
import { Font, renderToBuffer } from '@react-pdf/renderer';
import { EvidencePack } from '@/components/evidence/pack';
import { breakWord, type PackProps } from '@/components/evidence/parts';
import { type CanDraw, spellOutAll } from '@/components/evidence/spelling';
import { fonts } from '@/components/evidence/style';

/**
 * The evidence as a PDF. Its fonts are embedded: it looks the same everywhere and for as long as it is kept. What they cannot
 * draw is spelled out.
 */
export async function writeEvidencePdf({
  evidence,
  printed,
  ...props
}: PackProps): Promise<Buffer> {
  registerFonts();
  const canDraw = await readFont();
  return renderToBuffer(
    <EvidencePack
      {...props}
      evidence={spellOutAll(evidence, canDraw)}
      printed={spellOutAll(printed, canDraw)}
    />,
  );
}

/** What the face of the text can draw. Whatever stands in the other one is ids, codes and hashes. */
async function readFont(): Promise<CanDraw> {
  await Font.load({ fontFamily: fonts.text });
  const font = Font.getFont({ fontFamily: fonts.text })?.data;
  if (!font || !('hasGlyphForCodePoint' in font)) throw new Error('The font of the text is gone.');
  return (codePoint) => font.hasGlyphForCodePoint(codePoint);
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
