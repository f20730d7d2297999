import type { Wording } from '@/domain/consent/rules';
import { describeController } from '@/domain/wordings/rules';

type WordingDetailsProps = {
  wording: Pick<Wording, 'details' | 'privacy' | 'controllers'>;
  /** The words over the companies, in the language of the wording. */
  label: string;
};

/** What stands behind "Les mer": the explanation, the privacy in short, and everyone who may use a yes. */
export function WordingDetails({ wording, label }: WordingDetailsProps) {
  const { details, privacy, controllers } = wording;
  const paragraphs = [details, privacy].flatMap((text) => text.split(/\n+/)).filter(Boolean);
  return (
    <>
      {paragraphs.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {controllers.length > 0 && (
        <>
          <p>{label}</p>
          <ul>
            {controllers.map((controller) => (
              <li key={controller.orgnr}>{describeController(controller)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
