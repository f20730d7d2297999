DROP INDEX "consent_granted_idx";--> statement-breakpoint
DROP INDEX "consent_expires_idx";--> statement-breakpoint
CREATE INDEX "consent_purpose_idx" ON "consent" USING btree ("purpose_id","contact_id");--> statement-breakpoint
CREATE INDEX "consent_expires_idx" ON "consent" USING btree ("expires_at") WHERE expires_at is not null;