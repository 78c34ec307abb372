using System.Text.Json.Serialization.Metadata;

namespace Connectors.Http;

/// <summary>One call being put together: fills the path template, escapes every value, and remembers the operation. Not thread-safe; used once.</summary>
public sealed class ConnectorRequest
{
    /// <summary>Starts a call of the operation.</summary>
    public ConnectorRequest(Operation operation) => Operation = operation;

    /// <summary>The operation that is called.</summary>
    public Operation Operation { get; }

    /// <summary>Fills <c>{name}</c> in the path template, percent-encoded.</summary>
    /// <exception cref="ArgumentException">The template has no such name, or the value is empty.</exception>
    public ConnectorRequest Path(string name, string value) => throw new NotImplementedException();

    /// <summary>Adds a query parameter, percent-encoded; null adds nothing. Call it again with the same name to repeat the parameter.</summary>
    public ConnectorRequest Query(string name, string? value) => throw new NotImplementedException();

    /// <summary>Adds a whole number; null adds nothing.</summary>
    public ConnectorRequest Query(string name, long? value) => throw new NotImplementedException();

    /// <summary>Adds <c>true</c> or <c>false</c>; null adds nothing.</summary>
    public ConnectorRequest Query(string name, bool? value) => throw new NotImplementedException();

    /// <summary>Adds an instant as UTC <c>yyyy-MM-ddTHH:mm:ssZ</c>; null adds nothing.</summary>
    public ConnectorRequest Query(string name, DateTimeOffset? value) => throw new NotImplementedException();

    /// <summary>Adds one parameter whose values are joined by commas; null or empty adds nothing.</summary>
    public ConnectorRequest QueryJoined(string name, IEnumerable<string>? values) => throw new NotImplementedException();

    /// <summary>Adds the parameter once for each value; null or empty adds nothing.</summary>
    public ConnectorRequest QueryRepeated(string name, IEnumerable<string>? values) => throw new NotImplementedException();

    /// <summary>Sets a header for this call only.</summary>
    public ConnectorRequest Header(string name, string value) => throw new NotImplementedException();

    /// <summary>Sends the value as JSON (UTF-8, re-readable for repeats).</summary>
    public ConnectorRequest Json<T>(T value, JsonTypeInfo<T> type) => throw new NotImplementedException();

    /// <summary>Sends a form, <c>application/x-www-form-urlencoded</c>.</summary>
    public ConnectorRequest Form(IEnumerable<KeyValuePair<string, string>> fields) => throw new NotImplementedException();

    /// <summary>Sends the content as it is. Only bytes, text, forms, JSON, or multipart of those are ever sent twice.</summary>
    public ConnectorRequest Content(HttpContent content) => throw new NotImplementedException();

    /// <summary>Replaces the whole address, for paging and download links the vendor returned. It must have the origin of the base address.</summary>
    public ConnectorRequest Link(Uri link) => throw new NotImplementedException();

    /// <summary>Carries a look-up tag: the account a call is made for, when one client serves several. Never a secret.</summary>
    public ConnectorRequest Account(string account) => throw new NotImplementedException();
}
