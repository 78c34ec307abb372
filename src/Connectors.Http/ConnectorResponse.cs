using System.Net;
using System.Net.Http.Headers;
using Connectors.Domain.Ports;

namespace Connectors.Http;

/// <summary>A success with its status and headers.</summary>
/// <typeparam name="T">The body's type.</typeparam>
/// <param name="Value">The body.</param>
/// <param name="StatusCode">The status, 2xx.</param>
/// <param name="Headers">The response's headers.</param>
public sealed record ConnectorResponse<T>(T Value, HttpStatusCode StatusCode, HttpResponseHeaders Headers)
{
    /// <summary>Items of the body's list that could not be read and are not in <see cref="Value"/>; never null.</summary>
    public IReadOnlyList<UnreadableItem> Unreadable { get => field ?? []; init; }

    /// <summary>Shows the status only: body and headers may hold personal data.</summary>
    public override string ToString() => $"ConnectorResponse {{ StatusCode = {(int)StatusCode} }}";
}
