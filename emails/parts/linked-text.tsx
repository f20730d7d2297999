import { Fragment } from 'react';
import { ClearLink, Lines } from './text';

type LinkedTextProps = { text: string; hrefOf?: (url: string) => string };

/** A text with its https addresses as links, which `hrefOf` may lead elsewhere. */
export function LinkedText({ text, hrefOf = (url) => url }: LinkedTextProps) {
  return splitLinks(text).map((piece, index) => (
    <Fragment key={piece}>
      {index % 2 ? <ClearLink href={hrefOf(piece)}>{piece}</ClearLink> : <Lines text={piece} />}
    </Fragment>
  ));
}

/** Every https address of a text, once, in the order they stand. */
export function linksOf(text: string): string[] {
  return [...new Set(splitLinks(text).filter((_piece, index) => index % 2 === 1))];
}

/** Words and addresses by turns, beginning with words. */
function splitLinks(text: string): string[] {
  return text.split(/(https:\/\/[^\s<>"]*[^\s<>"'.,;:!?()[\]«»”’])/);
}
