using System.Xml;

namespace SafetyAssessment.Documents.Importing;

/// <summary>One XML part of a package, read forward only and counted.</summary>
internal sealed class PackagePart : IDisposable
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly XmlReader xml;
    private readonly ReadingLimits limits;

    public PackagePart(Stream stream, ReadingLimits limits)
    {
        this.limits = limits;
        xml = XmlReader.Create(new CountingStream(stream, limits), Settings);
    }

    /// <summary>The name of the element without its prefix: the two dialects of the format differ in their namespaces only.</summary>
    public string Name => xml.LocalName;

    public bool IsStart => xml.NodeType == XmlNodeType.Element;

    public bool IsEnd => xml.NodeType == XmlNodeType.EndElement;

    public bool IsEmpty => xml.IsEmptyElement;

    public bool IsText => xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace;

    public string Text => xml.Value;

    public int Depth => xml.Depth;

    public bool Read()
    {
        if (!xml.Read())
            return false;
        limits.CountNode(xml.Depth);
        return true;
    }

    /// <summary>The value of an attribute by its local name, or null.</summary>
    public string? Attribute(string name)
    {
        if (xml.GetAttribute(name) is { } plain)
            return plain;
        string? value = null;
        for (var more = xml.MoveToFirstAttribute(); more && value is null; more = xml.MoveToNextAttribute())
        {
            if (xml.LocalName == name && xml.Prefix != "xmlns")
                value = xml.Value;
        }

        xml.MoveToElement();
        return value;
    }

    /// <summary>Passes over the element that starts here, counting.</summary>
    public void Skip()
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (Read() && !(IsEnd && xml.Depth == depth))
        {
        }
    }

    public void Dispose() => xml.Dispose();

    private sealed class CountingStream(Stream inner, ReadingLimits limits) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            limits.CountBytes(read);
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
