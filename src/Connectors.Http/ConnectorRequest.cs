using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Http.Internal;

namespace Connectors.Http;

/// <summary>One call being put together: fills the path template, escapes every value, and remembers the operation. Not thread-safe; used once.</summary>
public sealed class ConnectorRequest
{
    private string _path;
    private StringBuilder? _query;
    private List<KeyValuePair<string, string>>? _headers;
    private HttpContent? _content;
    private Uri? _link;
    private IReadOnlyCollection<string>? _fileHosts;
    private bool _used;

    /// <summary>Starts a call of the operation.</summary>
    public ConnectorRequest(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        Operation = operation;
        _path = operation.Path.TrimStart('/');   // It is below the base address either way.
    }

    /// <summary>The operation that is called.</summary>
    public Operation Operation { get; }

    internal string? AccountTag { get; private set; }

    internal int AskedItems { get; private set; }

    /// <summary>Fills <c>{name}</c> in the path template, percent-encoded.</summary>
    /// <param name="name">The name in the template, without braces.</param>
    /// <param name="value">The raw value. Not <c>.</c> or <c>..</c>, which would name another path.</param>
    /// <exception cref="ArgumentException">The template has no such name, or the value is a dot segment or no id (see <see cref="VendorText.IsId"/>).</exception>
    public ConnectorRequest Path(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        if (value is "." or "..")
            throw new ArgumentException($"The value of '{name}' is a dot segment, which cannot be addressed.", nameof(value));
        if (!VendorText.IsId(value))
            throw new ArgumentException($"The value of '{name}' is no id: {VendorText.NoId}.", nameof(value));
        var place = $"{{{name}}}";
        if (!_path.Contains(place, StringComparison.Ordinal))
            throw new ArgumentException($"The path of {Operation.System} {Operation.Code} has no open place named '{name}'.", nameof(name));
        _path = _path.Replace(place, Escaped(name, value), StringComparison.Ordinal);
        return this;
    }

    /// <summary>Adds a query parameter, percent-encoded; null adds nothing. Call it again with the same name to repeat the parameter.</summary>
    /// <exception cref="ArgumentException">The value holds half a surrogate pair, which would be sent as another text, or a control character, which nothing is asked by.</exception>
    public ConnectorRequest Query(string name, string? value)
    {
        if (value.AsSpan().ContainsAnyInRange('\0', '\u001F') || value.AsSpan().ContainsAnyInRange('\u007F', '\u009F'))
            throw new ArgumentException($"The value of '{name}' holds a control character.", nameof(value));
        if (value is not null)
            Parameter(name).Append(Escaped(name, value));
        return this;
    }

    /// <summary>Adds a whole number; null adds nothing.</summary>
    public ConnectorRequest Query(string name, long? value)
    {
        if (value is { } number)
            Parameter(name).Append(CultureInfo.InvariantCulture, $"{number}");
        return this;
    }

    /// <summary>Adds <c>true</c> or <c>false</c>; null adds nothing.</summary>
    public ConnectorRequest Query(string name, bool? value) => Query(name, value switch { true => "true", false => "false", null => null });

    /// <summary>Adds an instant as UTC <c>yyyy-MM-ddTHH:mm:ssZ</c>, fractions cut off; null adds nothing.</summary>
    public ConnectorRequest Query(string name, DateTimeOffset? value) =>
        Query(name, value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <summary>Adds one parameter whose values are joined by commas; null or empty adds nothing.</summary>
    /// <exception cref="ArgumentException">
    /// A value is empty or holds a comma, which the service would read as two values; or it is longer than <see cref="VendorText.MaxIdLength"/> or holds a character that is not shown as itself.
    /// </exception>
    public ConnectorRequest QueryJoined(string name, IEnumerable<string>? values)
    {
        StringBuilder? query = null;
        foreach (var value in values ?? [])
        {
            if (string.IsNullOrEmpty(value) || value.Contains(',', StringComparison.Ordinal))
                throw new ArgumentException($"A value of '{name}' is empty or holds a comma, so it cannot be joined by commas.", nameof(values));
            query = query is null ? Parameter(name) : query.Append(',');
            query.Append(Escaped(name, Listed(name, value)));
        }
        return this;
    }

    /// <summary>Adds the parameter once for each value; null or empty adds nothing.</summary>
    /// <exception cref="ArgumentException">A value is longer than <see cref="VendorText.MaxIdLength"/> or holds a character that is not shown as itself.</exception>
    public ConnectorRequest QueryRepeated(string name, IEnumerable<string>? values)
    {
        foreach (var value in values ?? [])
            Query(name, Listed(name, value));
        return this;
    }

    /// <summary>Sets a header for this call only, in place of an earlier one of that name.</summary>
    /// <exception cref="ArgumentException">The value holds something else than printable ASCII characters and tabs, which the transport would not send.</exception>
    public ConnectorRequest Header(string name, string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(value);
        if (!HeaderText.CanBeSent(value))
            throw new ArgumentException($"The value of header '{name}' holds something else than printable ASCII characters.", nameof(value));
        _headers ??= [];
        _headers.RemoveAll(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase));
        _headers.Add(new(name, value));
        return this;
    }

    /// <summary>Sends the value as JSON (UTF-8, re-readable for repeats).</summary>
    public ConnectorRequest Json<T>(T value, JsonTypeInfo<T> type)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(value, type));
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return Content(content);
    }

    /// <summary>Sends a form, <c>application/x-www-form-urlencoded</c>.</summary>
    public ConnectorRequest Form(IEnumerable<KeyValuePair<string, string>> fields) => Content(new FormUrlEncodedContent(fields));

    /// <summary>Sends the content as it is. Only bytes, text, forms, JSON, <see cref="StreamedContent"/>, or multipart of those are ever sent twice.</summary>
    public ConnectorRequest Content(HttpContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        _content = content;
        return this;
    }

    /// <summary>
    /// Replaces the whole address, for paging and download links the vendor returned. A relative link starts at the base address.
    /// Sending it fails as <see cref="Domain.Ports.FailureKind.Unreadable"/>, with nothing sent, when it leads to another origin (scheme, host, port).
    /// </summary>
    public ConnectorRequest Link(Uri link)
    {
        ArgumentNullException.ThrowIfNull(link);
        _link = link;
        return this;
    }

    /// <summary>
    /// Like <see cref="Link"/>, for the address of a file, which vendors give out carelessly: plain HTTP is raised to HTTPS where the base address
    /// is HTTPS, and the file may also be on a host that the user trusts with the credentials. The handler that sends them must trust it too.
    /// </summary>
    /// <param name="link">The address.</param>
    /// <param name="trustedHosts">Names of hosts, or <c>*.example.com</c> for every host below one; HTTPS on the usual port only.</param>
    public ConnectorRequest FileLink(Uri link, IReadOnlyCollection<string> trustedHosts)
    {
        ArgumentNullException.ThrowIfNull(trustedHosts);
        _fileHosts = trustedHosts;
        return Link(link);
    }

    /// <summary>Carries a look-up tag: the account a call is made for, when one client serves several. Never a secret.</summary>
    public ConnectorRequest Account(string account)
    {
        ArgumentException.ThrowIfNullOrEmpty(account);
        AccountTag = account;
        return this;
    }

    /// <summary>
    /// Says how many items the answer was asked for, so that one with many more, or with far more bytes than they need, is refused while it is read
    /// (<see cref="Domain.Ports.FailureKind.Unreadable"/>). It sends nothing: ask with <see cref="Query(string, long?)"/>.
    /// </summary>
    /// <param name="asked">How many; at least 1.</param>
    public ConnectorRequest Expect(int asked)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(asked, 1);
        AskedItems = asked;
        return this;
    }

    /// <summary>Makes a page of an answer to this call.</summary>
    /// <param name="items">The items that were read.</param>
    /// <param name="continuationToken">Where the next page starts; null or empty on the last.</param>
    /// <param name="unreadable">The items that could not be read; null for none.</param>
    /// <param name="isBounded">Whether the vendor said how many items there are, so that the list ends whatever a page holds.</param>
    /// <exception cref="ConnectorException">There are many more items than <see cref="Expect"/> says.</exception>
    public Page<T> ToPage<T>(IReadOnlyList<T> items, string? continuationToken, IReadOnlyList<Domain.Ports.UnreadableItem>? unreadable = null, bool isBounded = false)
    {
        ArgumentNullException.ThrowIfNull(items);
        return AskedItems > 0 && items.Count > ItemLimit.OfPage(AskedItems)
            ? throw ConnectorException.For(Operation, Domain.Ports.FailureKind.Unreadable, string.Create(CultureInfo.InvariantCulture, $"the page holds {items.Count} items, {AskedItems} were asked for"))
            : new(items, string.IsNullOrEmpty(continuationToken) ? null : continuationToken) { Unreadable = unreadable ?? [], Operation = Operation, IsBounded = isBounded };
    }

    /// <summary>Builds the message, or returns null when the link leads away from the base address.</summary>
    /// <exception cref="InvalidOperationException">A place of the path is still open, a link is mixed with a query, or the request was sent before.</exception>
    internal HttpRequestMessage? ToMessage(Uri baseAddress)
    {
        if (_used)
            throw new InvalidOperationException($"This {Operation.System} {Operation.Code} request was sent before; make a new one for each call.");
        if (Address(baseAddress) is not { } address)
            return null;
        _used = true;
        var message = new HttpRequestMessage(Operation.Method, address) { Content = _content };
        foreach (var (name, value) in _headers ?? [])
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
                throw new InvalidOperationException($"'{name}' is not a request header; set it on the content.");
        }
        return message;
    }

    private Uri? Address(Uri baseAddress)
    {
        if (_link is null)
        {
            if (_path.Contains('{', StringComparison.Ordinal))
                throw new InvalidOperationException($"The path of {Operation.System} {Operation.Code} has an open place that was not filled.");

            // Joined as text: as a relative reference, "shipment:batch" would be read as a scheme.
            return new Uri(string.Concat(baseAddress.AbsoluteUri, _path, _query?.ToString()), UriKind.Absolute);
        }
        if (_query is not null)
            throw new InvalidOperationException("A link is a whole address: it takes no query parameters.");
        var address = new Uri(baseAddress, _link);
        if (_fileHosts is not null)
            address = address.RaisedTo(baseAddress);
        return address.IsTrustedBy(baseAddress, _fileHosts) ? address : null;
    }

    /// <summary>Lists name things by id or code: their values are bounded, and each is what it looks like.</summary>
    private static string Listed(string name, string value) => value.Length <= VendorText.MaxIdLength && !VendorText.HasControl(value)
        ? value
        : throw new ArgumentException($"A value of '{name}' is longer than an id can be, or holds a character that is not shown as itself.", nameof(value));

    /// <summary>Percent-encoded. Half a surrogate pair is no text: it would be sent as the replacement character, and name another thing.</summary>
    private static string Escaped(string name, string value)
    {
        for (var rest = value.AsSpan(); rest.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at; rest = rest[(at + 2)..])
        {
            if (Rune.DecodeFromUtf16(rest[at..], out _, out _) != OperationStatus.Done)
                throw new ArgumentException($"The value of '{name}' holds half a surrogate pair, so it is no text.", nameof(value));
        }

        return Uri.EscapeDataString(value);
    }

    private StringBuilder Parameter(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _query = _query is null ? new StringBuilder("?") : _query.Append('&');

        // OData's "$filter" is legal and usual unescaped.
        return name[0] == '$'
            ? _query.Append('$').Append(Uri.EscapeDataString(name.AsSpan(1))).Append('=')
            : _query.Append(Uri.EscapeDataString(name)).Append('=');
    }
}
