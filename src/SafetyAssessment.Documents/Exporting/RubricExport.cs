using System.Text;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Rubrics;

namespace SafetyAssessment.Documents.Exporting;

/// <summary>As what an edition can leave the program.</summary>
public enum RubricFormat
{
    /// <summary>The data format of the built-in rubrics.</summary>
    Yaml,

    /// <summary>A workbook in the layout of the paper.</summary>
    Xlsx,

    /// <summary>A Word file in the layout of the paper.</summary>
    Docx,
}

/// <summary>Rubric editions as files. Read in again, each gives the very same edition.</summary>
public static class RubricExport
{
    /// <summary>The file.</summary>
    public static byte[] Write(RubricEdition edition, RubricFormat format) => format switch
    {
        RubricFormat.Xlsx => ExcelExport.Write(edition),
        RubricFormat.Docx => WordExport.Write(edition),
        _ => Encoding.UTF8.GetBytes(RubricYaml.Write(edition)),
    };
}
