using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Internal;

namespace Connectors.Patchworks;

/// <summary>
/// A webhook of Patchworks: starts one flow, and does not wait for it. The flow must be deployed and enabled. Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.
/// </summary>
/// <remarks>
/// The answer tells no run. Put a key of yours into the payload, let the flow track it, and look for it with <see cref="FlowRunFilter.Search"/>, or look at the system at the other end. Calls are few
/// (120 a minute): put several records into one.
/// </remarks>
public class PatchworksWebhook
{
    /// <summary>More of an answer that nobody reads is not taken.</summary>
    private const int LongestAnswer = 1024 * 1024;

    private readonly TriggerTransport? _transport;

    /// <summary>Wraps the client. Applications get it from <c>AddPatchworksWebhook</c>, which leads each call to the secret address.</summary>
    /// <param name="http">A client that leads each call to the secret address, with a base address that ends in a slash.</param>
    /// <param name="options">Limits and repeats.</param>
    /// <param name="time">Clock for the date form of <c>Retry-After</c>; the system's when null.</param>
    public PatchworksWebhook(HttpClient http, PatchworksWebhookOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        _transport = new TriggerTransport(http, options, time);
    }

    private PatchworksWebhook(TriggerTransport transport) => _transport = transport;

    /// <summary>For mocks: override what the test needs.</summary>
    protected PatchworksWebhook()
    {
    }

    /// <summary>The same webhook, with leave to send: its calls ask the permit as the last thing before a request leaves, and send nothing past it. See <see cref="ConnectorHttp.Under"/>.</summary>
    /// <param name="permit">Leave to send.</param>
    public virtual PatchworksWebhook Under(SendPermit permit) => _transport is null ? this : new PatchworksWebhook(_transport.Under(permit));

    /// <summary>
    /// Starts the flow with a payload (<c>POST</c>). Any success means that it was taken; what the answer says is the flow author's, and is passed over, except that a web page is none of the vendor's.
    /// <see cref="RetrySafety.Create"/>, without a look-up; <see cref="PatchworksTriggerOptions.MayRepeat"/> makes it <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <param name="payload">The payload; empty starts the flow without one.</param>
    /// <param name="mediaType">What it is. Default JSON.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The payload is longer than <see cref="PatchworksTriggerOptions.MaxBodyBytes"/> (<see cref="FailureKind.Rejected"/>, nothing was sent); or the call failed.</exception>
    public virtual Task TriggerAsync(ReadOnlyMemory<byte> payload, string mediaType = "application/json", CancellationToken cancellationToken = default) =>
        SendAsync(Transport.Call(PatchworksWebhookOperations.Post, payload, mediaType), cancellationToken);

    /// <inheritdoc cref="TriggerAsync"/>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="payload">The payload.</param>
    /// <param name="type">Source-generated metadata of it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task TriggerJsonAsync<T>(T payload, JsonTypeInfo<T> type, CancellationToken cancellationToken = default) =>
        TriggerAsync(JsonSerializer.SerializeToUtf8Bytes(payload, type), cancellationToken: cancellationToken);

    /// <summary>Starts the flow with parameters in place of a payload (<c>GET</c>); repeats and answer as with <see cref="TriggerAsync"/>.</summary>
    /// <param name="parameters">The parameters. They stand in an address: no secrets, nothing personal.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task TriggerWithParametersAsync(IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken = default) =>
        SendAsync(Transport.Call(PatchworksWebhookOperations.Get, parameters), cancellationToken);

    /// <summary>Names it; never its address.</summary>
    public override string ToString() => nameof(PatchworksWebhook);

    private TriggerTransport Transport => _transport ?? throw new InvalidOperationException("This webhook was made for a test and sends nothing.");

    private async Task SendAsync(ConnectorRequest request, CancellationToken cancellationToken)
    {
        // Of any media type, so that it is handled like a file; what breaks off may not have been taken.
        var answer = await Transport.Http.SendForDownloadAsync(request.Header("Accept", "application/json, */*"), cancellationToken).ConfigureAwait(false);
        await using (answer.ConfigureAwait(false))
            await answer.ReadBytesAsync(request.Operation, LongestAnswer, cancellationToken).ConfigureAwait(false);
    }
}
