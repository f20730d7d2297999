-- The texts of the variants become rows of their own, and every invitation knows its experiment and how it was drawn.
INSERT INTO "experiment_text" ("experiment_id", "name", "wording", "position")
SELECT "experiment_id", "text_name", (array_agg("wording" ORDER BY "position"))[1], min("position")
  FROM "variant" GROUP BY "experiment_id", "text_name";--> statement-breakpoint
UPDATE "variant" v SET "text_id" = t."id"
  FROM "experiment_text" t WHERE t."experiment_id" = v."experiment_id" AND t."name" = v."text_name";--> statement-breakpoint
UPDATE "invitation" i
   SET "experiment_id" = v."experiment_id",
       "draw_chances" = (
         SELECT jsonb_object_agg(o."id", 1.0 / n."count")
           FROM "variant" o, (SELECT count(*) FROM "variant" c WHERE c."experiment_id" = v."experiment_id") n
          WHERE o."experiment_id" = v."experiment_id")
  FROM "variant" v WHERE v."id" = i."variant_id";--> statement-breakpoint
ALTER TABLE "variant" ALTER COLUMN "text_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "invitation" ALTER COLUMN "experiment_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "variant" DROP COLUMN "text_name";--> statement-breakpoint
ALTER TABLE "variant" DROP COLUMN "wording";