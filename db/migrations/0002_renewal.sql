CREATE TABLE "renewal" (
	"message_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"ends_at" timestamp (6) with time zone NOT NULL,
	CONSTRAINT "renewal_message_id_event_id_pk" PRIMARY KEY("message_id","event_id")
);
--> statement-breakpoint
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "renewal" ADD CONSTRAINT "renewal_event_id_consent_event_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."consent_event"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "renewal_event_idx" ON "renewal" USING btree ("event_id");