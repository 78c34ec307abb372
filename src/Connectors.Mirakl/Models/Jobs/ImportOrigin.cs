using System.Text.Json.Serialization;
using Connectors.Domain.Values;

namespace Connectors.Mirakl.Models;

/// <summary>Which way an import came to the platform. Open: words this version does not name are kept.</summary>
/// <remarks><c>default</c> is the empty word, read from null or a missing member.</remarks>
[JsonConverter(typeof(StringValueJsonConverter<ImportOrigin>))]
public readonly record struct ImportOrigin : IStringValue<ImportOrigin>
{
    private readonly string? _value;

    /// <summary>Wraps a word, known or not.</summary>
    public ImportOrigin(string value) => _value = value;

    /// <summary>Through the API.</summary>
    public static ImportOrigin Api { get; } = new("API");

    /// <summary>From an FTP server.</summary>
    public static ImportOrigin Ftp { get; } = new("FTP");

    /// <summary>From an SFTP server.</summary>
    public static ImportOrigin Sftp { get; } = new("SFTP");

    /// <summary>From an address that the platform reads, over HTTP.</summary>
    public static ImportOrigin Http { get; } = new("HTTP");

    /// <summary>From an address that the platform reads, over HTTPS.</summary>
    public static ImportOrigin Https { get; } = new("HTTPS");

    /// <summary>By hand, in the seller portal.</summary>
    public static ImportOrigin Front { get; } = new("FRONT");

    /// <summary>By the platform itself, of offers that had waited for their products.</summary>
    public static ImportOrigin PendingOffers { get; } = new("PENDING_OFFERS");

    /// <inheritdoc/>
    public string Value => _value ?? string.Empty;

    /// <inheritdoc/>
    public static ImportOrigin From(string value) => new(value);

    /// <summary>The word itself.</summary>
    public override string ToString() => Value;
}
