import 'server-only';
import { sampleInvitation } from '@/app/_server/invitation-sample';
import type { SignedIn } from '@/app/_server/session';
import { findSetup } from '@/domain/experiment-setup/queries';
import { senderKey } from '@/domain/experiment-setup/rules';
import { findVariantExperiment } from '@/domain/experiments/queries';
import { wordingIn } from '@/domain/experiments/rules';
import type { Locale } from '@/lib/i18n/locales';

/** A variant with the experiment that it belongs to, and its mail as a customer would get it, or null. */
export async function findVariantSample(signedIn: SignedIn, variantId: string) {
  const experimentId = await findVariantExperiment(signedIn.ctx, variantId);
  const setup = experimentId ? await findSetup(signedIn.ctx, experimentId) : null;
  const variant = setup?.variants.find(({ id }) => id === variantId);
  const text = setup?.texts.find(({ id }) => id === variant?.textId);
  if (!setup || !variant || !text) return null;
  const render = async (locale: Locale) => {
    const words = wordingIn(text.wording, locale);
    if (!words) return null;
    const sender = senderKey(variant);
    return (await sampleInvitation(signedIn, { setup, locale, sender, words, contact: null })).mail;
  };
  return { setup, variant, text, render };
}
