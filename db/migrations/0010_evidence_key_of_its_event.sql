ALTER TABLE "consent_evidence" DROP CONSTRAINT "consent_evidence_contact_id_contact_id_fk";
