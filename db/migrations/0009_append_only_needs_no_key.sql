ALTER TABLE "consent" DROP CONSTRAINT "consent_event_id_consent_event_id_fk";
--> statement-breakpoint
ALTER TABLE "consent_event" DROP CONSTRAINT "consent_event_served_id_served_id_fk";
