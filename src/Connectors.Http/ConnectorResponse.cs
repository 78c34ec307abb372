using System.Net;
using System.Net.Http.Headers;

namespace Connectors.Http;

/// <summary>A success with its status and headers.</summary>
/// <typeparam name="T">The body's type.</typeparam>
/// <param name="Value">The body.</param>
/// <param name="StatusCode">The status, 2xx.</param>
/// <param name="Headers">The response's headers.</param>
public sealed record ConnectorResponse<T>(T Value, HttpStatusCode StatusCode, HttpResponseHeaders Headers)
{
    /// <summary>Shows the status only: body and headers may hold personal data.</summary>
    public override string ToString() => $"ConnectorResponse {{ StatusCode = {(int)StatusCode} }}";
}
