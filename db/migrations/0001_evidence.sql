CREATE TABLE "checkpoint" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"signature" "bytea" NOT NULL,
	"key_id" text NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checkpoint_delivery" (
	"checkpoint_seq" bigint NOT NULL,
	"sink" text NOT NULL,
	"delivered_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "checkpoint_delivery_checkpoint_seq_sink_pk" PRIMARY KEY("checkpoint_seq","sink")
);
--> statement-breakpoint
CREATE TABLE "checkpoint_leaf" (
	"checkpoint_seq" bigint NOT NULL,
	"contact_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "checkpoint_leaf_contact_id_checkpoint_seq_pk" PRIMARY KEY("contact_id","checkpoint_seq")
);
--> statement-breakpoint
CREATE TABLE "consent_address" (
	"answer_id" uuid PRIMARY KEY NOT NULL,
	"contact_id" uuid NOT NULL,
	"address" text NOT NULL,
	"expires_at" timestamp (6) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "served" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"contact_id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"served_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "wording_draft" (
	"level_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"content" text NOT NULL,
	"based_on_version" integer NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "wording_draft_level_id_locale_pk" PRIMARY KEY("level_id","locale")
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"staff_may_answer_own_no" boolean DEFAULT false NOT NULL,
	"address_evidence" text DEFAULT 'truncated' NOT NULL,
	"address_days" integer DEFAULT 90 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_by" uuid,
	"updated_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "setting_only" CHECK ("setting"."only")
);
--> statement-breakpoint
CREATE TABLE "api_key" (
	"id" uuid PRIMARY KEY DEFAULT uuid_v7() NOT NULL,
	"name" text NOT NULL,
	"key_hash" "bytea" NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (6) with time zone DEFAULT clock_timestamp() NOT NULL,
	"revoked_at" timestamp (6) with time zone,
	CONSTRAINT "api_key_keyHash_unique" UNIQUE("key_hash")
);
--> statement-breakpoint
ALTER TABLE "consent" ADD COLUMN "notice_id" uuid;--> statement-breakpoint
ALTER TABLE "consent" ADD COLUMN "expires_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "consent_event" ADD COLUMN "credential" text;--> statement-breakpoint
ALTER TABLE "consent_event" ADD COLUMN "credential_id" uuid;--> statement-breakpoint
ALTER TABLE "consent_event" ADD COLUMN "served_id" uuid;--> statement-breakpoint
ALTER TABLE "consent_event" ADD COLUMN "agreed_on" date;--> statement-breakpoint
ALTER TABLE "consent_event" ADD COLUMN "expires_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "published_by" uuid;--> statement-breakpoint
ALTER TABLE "notice" ADD COLUMN "older_lapse_at" timestamp (6) with time zone;--> statement-breakpoint
ALTER TABLE "purpose" ADD COLUMN "life_months" integer;--> statement-breakpoint
ALTER TABLE "purpose" ADD COLUMN "reminder_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "preferences_hash" "bytea";--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "unsubscribe_hash" "bytea";--> statement-breakpoint
ALTER TABLE "checkpoint_delivery" ADD CONSTRAINT "checkpoint_delivery_checkpoint_seq_checkpoint_seq_fk" FOREIGN KEY ("checkpoint_seq") REFERENCES "public"."checkpoint"("seq") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checkpoint_leaf" ADD CONSTRAINT "checkpoint_leaf_checkpoint_seq_checkpoint_seq_fk" FOREIGN KEY ("checkpoint_seq") REFERENCES "public"."checkpoint"("seq") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_address" ADD CONSTRAINT "consent_address_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "served" ADD CONSTRAINT "served_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "served" ADD CONSTRAINT "served_notice_id_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notice"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wording_draft" ADD CONSTRAINT "wording_draft_level_id_level_id_fk" FOREIGN KEY ("level_id") REFERENCES "public"."level"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wording_draft" ADD CONSTRAINT "wording_draft_updated_by_staff_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting" ADD CONSTRAINT "setting_updated_by_staff_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "checkpoint_leaf_checkpoint_idx" ON "checkpoint_leaf" USING btree ("checkpoint_seq");--> statement-breakpoint
CREATE INDEX "consent_address_contact_idx" ON "consent_address" USING btree ("contact_id");--> statement-breakpoint
CREATE INDEX "consent_address_expires_idx" ON "consent_address" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "served_contact_idx" ON "served" USING btree ("contact_id","served_at");--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_notice_id_notice_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notice"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_event" ADD CONSTRAINT "consent_event_served_id_served_id_fk" FOREIGN KEY ("served_id") REFERENCES "public"."served"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_published_by_staff_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."staff"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "consent_expires_idx" ON "consent" USING btree ("expires_at") WHERE decision = 'granted';--> statement-breakpoint
CREATE UNIQUE INDEX "message_waiting_renewal" ON "message" USING btree ("contact_id") WHERE kind = 'renewal' and state = 'queued';--> statement-breakpoint
UPDATE "consent" SET "notice_id" = e."notice_id" FROM "consent_event" e WHERE e."id" = "consent"."event_id";--> statement-breakpoint
INSERT INTO "setting" DEFAULT VALUES;
