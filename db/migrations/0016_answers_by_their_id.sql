ALTER TABLE "consent_event" DROP CONSTRAINT "consent_event_contact_id_contact_id_fk";
--> statement-breakpoint
DROP INDEX "consent_event_recorded_idx";