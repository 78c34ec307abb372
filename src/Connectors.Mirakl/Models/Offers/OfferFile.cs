using Connectors.Http;

namespace Connectors.Mirakl.Models;

/// <summary>A file of offers in the platform's or the operator's format (OF01).</summary>
public sealed record OfferFile
{
    /// <summary>Name of the file, whose ending tells CSV, XLSX and XML apart: US-ASCII, without a path.</summary>
    public required string FileName { get; init; }

    /// <summary>The file, written anew for each attempt.</summary>
    public required StreamedContent Content { get; init; }

    /// <summary>Whether it holds products too.</summary>
    public bool WithProducts { get; init; }

    /// <summary>Whether products in it are in the operator's format; null leaves it to the platform.</summary>
    public bool? OperatorFormat { get; init; }
}
