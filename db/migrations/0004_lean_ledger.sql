DROP INDEX "consent_event_answer_idx";--> statement-breakpoint
DROP INDEX "consent_expires_idx";--> statement-breakpoint
CREATE INDEX "consent_expires_idx" ON "consent" USING btree ("expires_at") WHERE decision = 'granted' and expires_at is not null;