'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useId } from 'react';
import styles from './preview.module.css';

type LivePreviewProps = {
  /** Where the mail of the kept words is. Words that are posted there come back as a mail too. */
  src: string;
  isPhone: boolean;
  /** What is typed and not kept yet, with a number that rises. */
  typed: { form: FormData; count: number } | null;
};

/** The mail in a frame, as it was kept, or as it is being typed. */
export function LivePreview({ src, isPhone, typed }: LivePreviewProps) {
  const t = useTranslations('staff.experiments.preview');
  const className = isPhone ? `${styles.frame} ${styles.phone}` : styles.frame;
  const frame = { className, title: t('frame'), sandbox: '' };
  // A new frame each time: to lead an old one elsewhere would fill the browser's history.
  if (typed)
    return <TypedFrame key={`${src} ${typed.count}`} {...frame} src={src} form={typed.form} />;
  return <iframe key={src} {...frame} name="mail" src={src} />;
}

type TypedFrameProps = {
  className?: string;
  title: string;
  sandbox: string;
  src: string;
  form: FormData;
};

function TypedFrame({ src, form, className, title, sandbox }: TypedFrameProps) {
  const name = useId();
  useEffect(() => postTo(name, src, form), [name, src, form]);
  return <iframe name={name} className={className} title={title} sandbox={sandbox} />;
}

/** Posts by a form, not by a script: what comes back has a policy of its own, and stays in the frame. */
function postTo(target: string, action: string, typed: FormData): void {
  const form = document.createElement('form');
  Object.assign(form, { method: 'post', enctype: 'multipart/form-data', action, target });
  for (const [name, value] of typed) {
    const field = document.createElement('textarea');
    Object.assign(field, { name, value });
    form.append(field);
  }
  form.hidden = true;
  document.body.append(form);
  form.submit();
  form.remove();
}
