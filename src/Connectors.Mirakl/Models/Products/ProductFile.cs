using Connectors.Http;

namespace Connectors.Mirakl.Models;

/// <summary>A file of products (P41).</summary>
public sealed record ProductFile
{
    /// <summary>Name of the file, whose ending tells CSV, XLSX and XML apart: US-ASCII, without a path.</summary>
    public required string FileName { get; init; }

    /// <summary>The file, written anew for each attempt.</summary>
    public required StreamedContent Content { get; init; }

    /// <summary>Whether it is in the operator's format; null leaves it to the platform.</summary>
    public bool? OperatorFormat { get; init; }

    /// <summary>How it is converted, for example <c>AI_CONVERTER</c>; null leaves it to the shop's settings.</summary>
    public string? ConversionType { get; init; }

    /// <summary>What an <c>AI_CONVERTER</c> may do; null for the platform's defaults.</summary>
    public ProductConversionOptions? ConversionOptions { get; init; }
}
