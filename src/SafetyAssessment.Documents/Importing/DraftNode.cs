namespace SafetyAssessment.Documents.Importing;

/// <summary>A row of a rubric while it is read.</summary>
internal sealed class DraftRow
{
    public required DraftNode Node { get; init; }

    public string? Number { get; init; }

    public string? Title { get; init; }

    public required string Text { get; set; }

    public string? Method { get; init; }

    /// <summary>The mark in the row's own text, or the one that the column of marks gives it.</summary>
    public decimal? Mark { get; set; }

    public IReadOnlyList<SourceCell> MarkCells { get; init; } = [];

    /// <summary>The first row after a page break.</summary>
    public bool AfterBreak { get; init; }

    public required int Table { get; init; }

    public required int Row { get; init; }

    public required int SourceRow { get; init; }

    public DraftItem Item() => new()
    {
        Number = Number,
        Title = Title,
        Text = Text,
        Method = Method,
        FullMark = Mark,
        Table = Table,
        Row = Row,
        SourceRow = SourceRow,
    };
}

/// <summary>A heading of a rubric while it is read.</summary>
internal sealed class DraftNode(DraftNode? parent, string text, Heading heading, bool isContent)
{
    private readonly List<object> children = [];

    public DraftNode? Parent => parent;

    /// <summary>What stands in the cell, on one line.</summary>
    public string Text { get; private set; } = text;

    public Heading Heading { get; private set; } = heading;

    /// <summary>What is looked at, above several rows: a heading, but below the category.</summary>
    public bool IsContent => isContent;

    /// <summary>The number from the column of numbers.</summary>
    public string? ColumnNumber { get; set; }

    /// <summary>The mark from the column of marks.</summary>
    public decimal? ColumnMark { get; set; }

    public decimal? Mark => Heading.Mark ?? ColumnMark;

    /// <summary>All rows below, in paper order.</summary>
    public List<DraftRow> Rows { get; } = [];

    public IEnumerable<DraftNode> Nodes => children.OfType<DraftNode>();

    public IEnumerable<DraftNode> Path => parent is null ? [] : parent.Path.Append(this);

    public DraftNode Add(string text, Heading heading, bool isContent = false)
    {
        var child = new DraftNode(this, text, heading, isContent);
        children.Add(child);
        return child;
    }

    public void Add(DraftRow row)
    {
        children.Add(row);
        for (var node = this; node is not null; node = node.Parent)
            node.Rows.Add(row);
    }

    /// <summary>The second half of a heading that a page break had cut.</summary>
    public void Join(string rest)
    {
        Text += rest;
        Heading = Heading.Of(Text);
    }

    /// <summary>The sections below; rows that stand beside sections get one of their own, since a section has either.</summary>
    public IReadOnlyList<DraftSection> Sections()
    {
        var sections = new List<DraftSection>();
        var loose = new List<DraftItem>();
        foreach (var child in children)
        {
            if (child is DraftRow row)
            {
                loose.Add(row.Item());
                continue;
            }

            Close();
            if (((DraftNode)child).Rows.Count > 0)
                sections.Add(((DraftNode)child).Section());
        }

        Close();
        return sections;

        void Close()
        {
            if (loose.Count > 0)
                sections.Add(new DraftSection { Title = Heading.Title, FullMark = loose.Count == Rows.Count ? Mark : null, Items = [.. loose] });
            loose.Clear();
        }
    }

    private DraftSection Section()
    {
        var flat = Nodes.All(node => node.Rows.Count == 0);
        return new DraftSection
        {
            Number = Heading.Number ?? ColumnNumber,
            Title = Heading.Title,
            // A mark beside a heading and its only content is merged over the rows of both.
            FullMark = Mark ?? (children is [DraftNode only] ? only.Mark : null),
            IsContent = IsContent,
            Sections = flat ? [] : Sections(),
            Items = flat ? [.. Rows.Select(row => row.Item())] : [],
        };
    }
}
