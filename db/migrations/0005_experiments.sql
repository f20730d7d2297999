CREATE TABLE "experiment_decision" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"experiment_id" uuid NOT NULL,
	"variant_id" uuid NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"figures" jsonb NOT NULL,
	"undone_at" timestamp (6) with time zone,
	"undone_by" uuid
);
--> statement-breakpoint
CREATE TABLE "experiment_text" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"experiment_id" uuid NOT NULL,
	"name" text NOT NULL,
	"wording" jsonb NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "experiment_text_name" UNIQUE("experiment_id","name")
);
--> statement-breakpoint
CREATE TABLE "invite_wave" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"company_id" uuid NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"per_hour" integer NOT NULL,
	"per_domain_hour" integer,
	"hours" text DEFAULT 'any' NOT NULL,
	"stopped_at" timestamp (6) with time zone,
	"finished_at" timestamp (6) with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invite_wave_contact" (
	"wave_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"invited_at" timestamp (6) with time zone,
	"reason" text,
	CONSTRAINT "invite_wave_contact_wave_id_contact_id_pk" PRIMARY KEY("wave_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "link_fetch" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"message_id" uuid NOT NULL,
	"method" text NOT NULL,
	"network" text,
	"user_agent" text,
	"fetched_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
DROP INDEX "invitation_contact_idx";--> statement-breakpoint
ALTER TABLE "invitation" ALTER COLUMN "variant_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ALTER COLUMN "sender_staff_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "contact" ADD COLUMN "time_zone" text DEFAULT 'Europe/Oslo' NOT NULL;--> statement-breakpoint
ALTER TABLE "suppression" ADD COLUMN "message_id" uuid;--> statement-breakpoint
ALTER TABLE "experiment" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "experiment" ADD COLUMN "source" text;--> statement-breakpoint
ALTER TABLE "experiment" ADD COLUMN "method" text DEFAULT 'uniform' NOT NULL;--> statement-breakpoint
ALTER TABLE "experiment" ADD COLUMN "holdback_percent" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "experiment" ADD COLUMN "window_days" integer DEFAULT 14 NOT NULL;--> statement-breakpoint
ALTER TABLE "experiment" ADD COLUMN "reminder_days" integer;--> statement-breakpoint
ALTER TABLE "experiment" ADD COLUMN "decides_by" text DEFAULT 'person' NOT NULL;--> statement-breakpoint
ALTER TABLE "experiment" ADD COLUMN "created_by" uuid;--> statement-breakpoint
ALTER TABLE "experiment" ADD COLUMN "paused_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "experiment" ADD COLUMN "ended_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "experiment" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "experiment_id" uuid;--> statement-breakpoint
ALTER TABLE "invitation" ADD COLUMN "draw_chances" jsonb;--> statement-breakpoint
ALTER TABLE "variant" ADD COLUMN "text_id" uuid;--> statement-breakpoint
ALTER TABLE "variant" ADD COLUMN "sender_staff_id" uuid;--> statement-breakpoint
ALTER TABLE "variant" ADD COLUMN "weight" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "experiment_decision" ADD CONSTRAINT "experiment_decision_experiment_id_experiment_id_fk" FOREIGN KEY ("experiment_id") REFERENCES "public"."experiment"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_decision" ADD CONSTRAINT "experiment_decision_variant_id_variant_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."variant"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_decision" ADD CONSTRAINT "experiment_decision_decided_by_staff_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_decision" ADD CONSTRAINT "experiment_decision_undone_by_staff_id_fk" FOREIGN KEY ("undone_by") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment_text" ADD CONSTRAINT "experiment_text_experiment_id_experiment_id_fk" FOREIGN KEY ("experiment_id") REFERENCES "public"."experiment"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite_wave" ADD CONSTRAINT "invite_wave_company_id_company_id_fk" FOREIGN KEY ("company_id") REFERENCES "public"."company"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite_wave" ADD CONSTRAINT "invite_wave_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite_wave_contact" ADD CONSTRAINT "invite_wave_contact_wave_id_invite_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."invite_wave"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invite_wave_contact" ADD CONSTRAINT "invite_wave_contact_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_fetch" ADD CONSTRAINT "link_fetch_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "experiment_decision_idx" ON "experiment_decision" USING btree ("experiment_id");--> statement-breakpoint
CREATE INDEX "invite_wave_waiting_idx" ON "invite_wave_contact" USING btree ("wave_id","position") WHERE invited_at is null and reason is null;--> statement-breakpoint
CREATE INDEX "invite_wave_invited_idx" ON "invite_wave_contact" USING btree ("wave_id","invited_at");--> statement-breakpoint
CREATE INDEX "invite_wave_contact_idx" ON "invite_wave_contact" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "link_fetch_message_idx" ON "link_fetch" USING btree ("message_id","fetched_at");--> statement-breakpoint
CREATE INDEX "link_fetch_network_idx" ON "link_fetch" USING btree ("network","fetched_at");--> statement-breakpoint
ALTER TABLE "suppression" ADD CONSTRAINT "suppression_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "experiment" ADD CONSTRAINT "experiment_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_experiment_id_experiment_id_fk" FOREIGN KEY ("experiment_id") REFERENCES "public"."experiment"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variant" ADD CONSTRAINT "variant_text_id_experiment_text_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."experiment_text"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "variant" ADD CONSTRAINT "variant_sender_staff_id_staff_id_fk" FOREIGN KEY ("sender_staff_id") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "experiment_audience" ON "experiment" USING btree ("company_id",coalesce("locale", ''),coalesce("source", '')) WHERE started_at is not null and ended_at is null;--> statement-breakpoint
CREATE INDEX "invitation_experiment_idx" ON "invitation" USING btree ("experiment_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "message_reminder" ON "message" USING btree ("invitation_id") WHERE kind = 'reminder';--> statement-breakpoint
CREATE INDEX "message_invitation_idx" ON "message" USING btree ("invitation_id");--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_once" UNIQUE("contact_id","experiment_id");