ALTER TABLE "consent_event" DROP CONSTRAINT "consent_event_purpose_id_purpose_id_fk";
--> statement-breakpoint
ALTER TABLE "consent_event" DROP CONSTRAINT "consent_event_notice_id_notice_id_fk";
--> statement-breakpoint
DROP INDEX "consent_granted_idx";--> statement-breakpoint
CREATE INDEX "consent_granted_idx" ON "consent" USING btree ("purpose_id","contact_id") WHERE decision = 'granted';