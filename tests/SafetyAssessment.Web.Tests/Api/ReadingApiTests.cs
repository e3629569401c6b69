using System.IO.Compression;
using System.Net;
using System.Text;
using SafetyAssessment.Documents.Exporting;
using SafetyAssessment.Documents.Rubrics;
using SafetyAssessment.Domain.Access;

namespace SafetyAssessment.Web.Tests.Api;

/// <summary>Sentences and documents read over the API, name by name as in the contract.</summary>
[Collection(ApiApp.Collection)]
[Trait("Theme", "Reading")]
public sealed class ReadingApiTests(ApiApp app)
{
    private const string Import = "/api/v1/rubrics/import";

    [Fact]
    public async Task Sentences_come_back_as_rules_in_their_order()
    {
        using var client = await app.As(Role.Leader);

        var results = (await client.Send("/api/v1/clauses", """{"texts":["每发现1处扣2分，最高扣10分。","","未开展不得分"]}""").Json()).GetProperty("results").EnumerateArray().ToList();

        results.Select(result => result.GetProperty("rules").GetArrayLength()).ShouldBe([1, 0, 1]);
        var rule = results[0].GetProperty("rules")[0];
        rule.Names().ShouldBe(["kind", "points", "unit", "cap", "step", "stepUnit", "sense", "tiers", "award", "min", "max", "per", "scope", "start", "end"]);
        (rule.Kind(), rule.GetProperty("points").GetRawText(), rule.GetProperty("unit").GetString(), rule.GetProperty("cap").GetRawText()).ShouldBe(("perOccurrence", "2", "处", "10"));
        results[2].GetProperty("rules")[0].Kind().ShouldBe("noScore");
    }

    [Fact]
    public async Task A_cap_of_its_own_carries_its_number_as_points_and_as_cap()
    {
        using var client = await app.As(Role.Leader);

        var answer = await client.Send("/api/v1/clauses", """{"texts":["未制定扣3分；未实施扣3分。最高扣5分。","每少1次扣2分，扣完为止"]}""").Json();

        var caps = answer.GetProperty("results").EnumerateArray().SelectMany(result => result.GetProperty("rules").EnumerateArray()).Where(rule => rule.Kind() == "cap");
        caps.Select(rule => $"{rule.GetProperty("points").GetRawText()} {rule.GetProperty("cap").GetRawText()}").ShouldBe(["5 5", "null \"fullMark\""]);
    }

    [Theory]
    [InlineData("""{"texts":"每处扣2分"}""", "texts input.not-a-list")]
    [InlineData("""{}""", "texts input.not-a-list")]
    [InlineData("""{"texts":["好",3]}""", "texts[1] input.not-a-text")]
    public async Task What_is_no_list_of_texts_is_refused_with_its_place(string body, string fault)
    {
        using var client = await app.As(Role.Leader);

        (await client.Send("/api/v1/clauses", body).Json(HttpStatusCode.BadRequest)).Faults().ShouldBe([fault]);
    }

    [Theory]
    [InlineData(RubricFormat.Docx)]
    [InlineData(RubricFormat.Xlsx)]
    [InlineData(RubricFormat.Yaml)]
    public async Task A_file_that_this_program_wrote_comes_back_as_the_edition_it_was_made_of(RubricFormat format)
    {
        using var client = await app.As(Role.SafetyOffice);
        var edition = BuiltInRubrics.Read().Edition("shishi-town", "2024")!;

        var draft = await Upload(client, RubricExport.Write(edition, format), $"town.{format.ToString().ToLowerInvariant()}").Json();

        draft.GetProperty("problems").GetArrayLength().ShouldBe(0);
        draft.GetProperty("editions").GetArrayLength().ShouldBe(1);
        var stored = await client.GetAsync(new Uri("/api/v1/rubrics/shishi-town/2024", UriKind.Relative)).Json();
        draft.GetProperty("known").GetRawText().ShouldBe(stored.GetRawText());
    }

    [Fact]
    public async Task A_Word_file_comes_back_as_a_draft_with_its_rules_and_its_faults()
    {
        using var client = await app.As(Role.SafetyOffice);

        var draft = await Upload(client, Word("滑雪场考核细则", ["项目|考核内容|评分标准", "一、缆车（30分）|1.日检（20分）|缺一次记录扣2分，最高扣20分", "|2.救援（20分）|没有演练不得分", "二、雪道（70分）|3.巡逻|少一人扣5分，扣完为止"]), "draft.docx").Json();

        draft.Names().ShouldBe(["editions", "problems"]);
        var edition = draft.GetProperty("editions").EnumerateArray().Single();
        edition.Names().ShouldBe(["title", "fullMark", "sections", "faults", "vetoes"]);
        (edition.GetProperty("title").GetString(), edition.GetProperty("fullMark").GetRawText()).ShouldBe(("滑雪场考核细则", "100"));
        var sections = edition.GetProperty("sections").EnumerateArray().ToList();
        sections.Select(section => $"{section.GetProperty("number").GetString()} {section.GetProperty("title").GetString()} {section.GetProperty("fullMark").GetRawText()} {section.GetProperty("items").GetArrayLength()}")
            .ShouldBe(["一 缆车 30 2", "二 雪道 70 1"]);
        var item = sections[0].GetProperty("items")[0];
        (item.GetProperty("number").GetString(), item.GetProperty("fullMark").GetRawText(), item.GetProperty("table").GetInt32(), item.GetProperty("row").GetInt32()).ShouldBe(("1", "20", 1, 1));
        item.GetProperty("content").GetProperty("title").GetString().ShouldBe("日检");
        item.GetProperty("rules").EnumerateArray().Single().Kind().ShouldBe("perOccurrence");
        item.GetProperty("unread").GetArrayLength().ShouldBe(0);
        // 30 stated, 20 + 20 printed.
        var fault = edition.GetProperty("faults").EnumerateArray().First(found => found.GetProperty("where").GetString() == "缆车");
        (fault.Kind(), fault.GetProperty("stated").GetRawText(), fault.GetProperty("found").GetRawText()).ShouldBe(("sectionSum", "30", "40"));
    }

    [Fact]
    public async Task A_problem_names_table_row_and_column_in_the_language_asked_for()
    {
        using var client = await app.As(Role.SafetyOffice);

        var draft = await Upload(client, Word("湿地公园考核细则", ["项目|评分标准|分值", "栈道|松动一处扣2分|二十", "游船|超载扣10分|60"]), "draft.docx", "?culture=en").Json();

        var problem = draft.GetProperty("problems").EnumerateArray().Single();
        (problem.GetProperty("path").GetString(), problem.Code()).ShouldBe(("tables[1].rows[1].columns[3]", "import.mark-not-read"));
        problem.GetProperty("message").GetString().ShouldBe("Table 1, row 1, column 3: “二十” is no mark.");
    }

    [Fact]
    public async Task Pasted_text_is_read_too()
    {
        using var client = await app.As(Role.SafetyOffice);
        using var form = new MultipartFormDataContent { { new StringContent("夜市考核办法\n一、用气（60分）\n1.气瓶超期，每只扣5分。\n二、用电（40分）\n1.私拉电线，每处扣4分。"), "text" } };

        using var answer = await client.PostAsync(new Uri(Import, UriKind.Relative), form);
        var edition = (await Task.FromResult(answer).Json()).GetProperty("editions").EnumerateArray().Single();

        edition.GetProperty("sections").EnumerateArray().Select(section => section.GetProperty("title").GetString()).ShouldBe(["用气", "用电"]);
    }

    [Theory]
    [InlineData("draft.docx", "not a zip", "file file.kind-unknown")]
    [InlineData("draft.xls", "PK", "file file.old-or-encrypted")]
    [InlineData("draft.docm", "PK", "file file.has-macros")]
    public async Task A_file_that_is_not_taken_is_refused_with_a_sentence(string name, string content, string fault)
    {
        using var client = await app.As(Role.SafetyOffice);

        var problem = await Upload(client, Encoding.UTF8.GetBytes(content), name).Json(HttpStatusCode.BadRequest);

        problem.Faults().ShouldBe([fault]);
        problem.GetProperty("problems")[0].GetProperty("message").GetString()!.ShouldEndWith("。");
    }

    [Fact]
    public async Task A_file_too_large_and_a_form_without_a_file_are_refused()
    {
        using var client = await app.As(Role.SafetyOffice);
        (await Upload(client, new byte[(20 * 1024 * 1024) + 1], "draft.docx").Json(HttpStatusCode.BadRequest)).Faults().ShouldBe(["file file.too-large"]);

        using var form = new MultipartFormDataContent { { new StringContent("x"), "other" } };
        using var answer = await client.PostAsync(new Uri(Import, UriKind.Relative), form);
        (await Task.FromResult(answer).Json(HttpStatusCode.BadRequest)).Faults().ShouldBe(["file file.missing"]);
        await client.Send(Import, "{}").Json(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_read()
    {
        await app.Direct().Send("/api/v1/clauses", """{"texts":[]}""").Json(HttpStatusCode.Unauthorized);
        await Upload(app.Direct(), [], "draft.docx").Json(HttpStatusCode.Unauthorized);
    }

    private static Task<HttpResponseMessage> Upload(HttpClient client, byte[] file, string name, string query = "") =>
        client.PostAsync(new Uri(Import + query, UriKind.Relative), new MultipartFormDataContent { { new ByteArrayContent(file), "file", name } });

    private static byte[] Word(string title, string[] rows)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(archive, "[Content_Types].xml", "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>");
            var table = string.Concat(rows.Select(row => $"<w:tr>{string.Concat(row.Split('|').Select(cell => $"<w:tc>{Paragraph(cell)}</w:tc>"))}</w:tr>"));
            Write(archive, "word/document.xml", $"<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{Paragraph(title)}<w:tbl>{table}</w:tbl></w:body></w:document>");
        }

        return file.ToArray();

        static string Paragraph(string text) => $"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>";

        static void Write(ZipArchive archive, string path, string text)
        {
            using var stream = archive.CreateEntry(path).Open();
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
    }
}
