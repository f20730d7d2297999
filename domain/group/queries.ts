import { asc, eq, isNotNull } from 'drizzle-orm';
import { company } from '@/db/schema/company';
import { purpose } from '@/db/schema/purpose';
import { staff } from '@/db/schema/staff';
import type { Ctx } from '@/domain/context';

export type CompanyView = Awaited<ReturnType<typeof listCompanies>>[number];

/** The companies of the group in their order, each with its sender and its own lists. */
export async function listCompanies(ctx: Ctx) {
  const companies = await ctx.db
    .select({
      id: company.id,
      name: company.name,
      legalName: company.legalName,
      orgnr: company.orgnr,
      address: company.address,
      website: company.website,
      privacyContact: company.privacyContact,
      senderAddress: company.senderAddress,
      unsubscribeAddress: company.unsubscribeAddress,
      managingDirectorId: company.managingDirectorId,
      managingDirectorName: staff.name,
      managingDirectorTitle: staff.title,
    })
    .from(company)
    .leftJoin(staff, eq(staff.id, company.managingDirectorId))
    .orderBy(asc(company.position));
  const lists = await ctx.db
    .select({
      purposeId: purpose.id,
      key: purpose.key,
      listName: purpose.listName,
      companyId: purpose.companyId,
    })
    .from(purpose)
    .where(isNotNull(purpose.listName))
    .orderBy(asc(purpose.position));
  return companies.map((each) => ({
    ...each,
    lists: lists.filter((list) => list.companyId === each.id),
  }));
}
