'use client';

import { Button, Dialog, DialogBlock, Heading } from '@digdir/designsystemet-react';
import { useTranslations } from 'next-intl';
import styles from './key-help.module.css';

/** The dialog's id: the button in the account opens it. */
export const KEY_HELP = 'key-help';

const keys = {
  palette: [['Ctrl', 'K']],
  save: [['Ctrl', 'Enter']],
  neighbours: [
    ['Alt', '↑'],
    ['Alt', '↓'],
  ],
} as const;

const singleKeys = {
  search: [['/']],
  help: [['?']],
  contacts: [['G'], ['K']],
  newsletters: [['G'], ['N']],
  create: [['N']],
  rows: [['J'], ['K']],
  choose: [['X']],
  open: [['Enter']],
} as const;

type Deed = keyof typeof keys | keyof typeof singleKeys;

type KeyHelpProps = {
  areSingleKeysOn: boolean;
  chooseSingleKeys: (form: FormData) => Promise<void>;
};

/** Every key of the staff pages, and the switch for those that are pressed alone. */
export function KeyHelp({ areSingleKeysOn, chooseSingleKeys }: KeyHelpProps) {
  const t = useTranslations('staff.shell.keys');
  return (
    <Dialog id={KEY_HELP} closedby="any" closeButton={t('close')} aria-labelledby="key-help-title">
      <DialogBlock>
        <Heading level={2} data-size="xs" id="key-help-title">
          {t('title')}
        </Heading>
        <KeyList keys={keys} />
      </DialogBlock>
      <DialogBlock>
        <Heading level={3} data-size="2xs">
          {t('single')}
        </Heading>
        <p>{t(areSingleKeysOn ? 'on' : 'off')}</p>
        {areSingleKeysOn && <KeyList keys={singleKeys} />}
        <form action={chooseSingleKeys} className={styles.turn}>
          <Button
            type="submit"
            name="singleKeys"
            value={areSingleKeysOn ? 'off' : 'on'}
            variant="secondary"
          >
            {t(areSingleKeysOn ? 'turnOff' : 'turnOn')}
          </Button>
        </form>
      </DialogBlock>
    </Dialog>
  );
}

type Stroke = readonly string[];

/** What each key does. A stroke is what is pressed at once; several are pressed one after the other, or in turn. */
function KeyList({ keys }: { keys: Partial<Record<Deed, readonly Stroke[]>> }) {
  const t = useTranslations('staff.shell.keys.does');
  return (
    <dl className={styles.list}>
      {(Object.keys(keys) as Deed[]).map((deed) => (
        <div key={deed} className={styles.row}>
          <dt>
            {keys[deed]?.map((stroke) => (
              <kbd key={stroke.join()}>{stroke.join(' ')}</kbd>
            ))}
          </dt>
          <dd>{t(deed)}</dd>
        </div>
      ))}
    </dl>
  );
}
