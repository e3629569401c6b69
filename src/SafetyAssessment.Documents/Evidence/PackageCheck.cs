using SafetyAssessment.Documents.Importing;
using SafetyAssessment.Domain;
using SafetyAssessment.Domain.Evidence;

namespace SafetyAssessment.Documents.Evidence;

/// <summary>A look at a file that is an archive: Word, Excel, OFD. The checks are those of the import: no bomb, no macros, no embedded objects.</summary>
internal static class PackageCheck
{
    public static void Demand(EvidenceType type, Stream file, string fileName)
    {
        try
        {
            if (type == EvidenceType.Ofd)
            {
                OfficePackage.DemandOfd(file);
                return;
            }

            using var package = OfficePackage.Open(file, fileName);
            if (package.Kind != (type == EvidenceType.Word ? PackageKind.Word : PackageKind.Excel))
                throw new RuleViolation(Rules.EvidenceContentDiffers, type.Extensions[0]);
        }
        catch (Exception fault) when (fault is InvalidDataException or System.Xml.XmlException or EndOfStreamException)
        {
            throw new RuleViolation(Rules.EvidenceDamaged, type.Extensions[0]);
        }
        catch (InvalidInput refusal)
        {
            // What the import says of a file it would read is said here of a file that is kept.
            var problem = refusal.Problems[0];
            throw problem.Code switch
            {
                Rules.FileKindUnknown => new RuleViolation(Rules.EvidenceContentDiffers, type.Extensions[0]),
                Rules.FileDamaged => new RuleViolation(Rules.EvidenceDamaged, type.Extensions[0]),
                _ => new RuleViolation(problem.Code, [.. problem.Values]),
            };
        }
    }
}
