using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Internal;

namespace Connectors.Patchworks;

/// <summary>
/// A callback of Patchworks: runs one flow up to its callback shape and waits for what it answers, always a list. The flow must be deployed and enabled. Immutable and thread-safe. Methods throw
/// <see cref="ConnectorException"/> when the call fails.
/// </summary>
/// <remarks>How long it may take, and what comes when the flow fails before it answers, is not documented: it ends with <see cref="ConnectorResilienceOptions.AttemptTimeout"/> at the latest.</remarks>
public class PatchworksCallback
{
    private readonly TriggerTransport? _transport;
    private readonly int _longestAnswer;

    /// <summary>Wraps the client. Applications get it from <c>AddPatchworksCallback</c>, which leads each call to the secret address.</summary>
    /// <param name="http">A client that leads each call to the secret address, with a base address that ends in a slash.</param>
    /// <param name="options">Limits and repeats.</param>
    /// <param name="time">Clock for the date form of <c>Retry-After</c>; the system's when null.</param>
    public PatchworksCallback(HttpClient http, PatchworksCallbackOptions options, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(options);
        _transport = new TriggerTransport(http, options, time);
        _longestAnswer = options.Resilience.MaxResponseBytes;
    }

    private PatchworksCallback(TriggerTransport transport, int longestAnswer) => (_transport, _longestAnswer) = (transport, longestAnswer);

    /// <summary>For mocks: override what the test needs.</summary>
    protected PatchworksCallback()
    {
    }

    /// <summary>The same callback, with leave to send: its calls ask the permit as the last thing before a request leaves, and send nothing past it. See <see cref="ConnectorHttp.Under"/>.</summary>
    /// <param name="permit">Leave to send.</param>
    public virtual PatchworksCallback Under(SendPermit permit) => _transport is null ? this : new PatchworksCallback(_transport.Under(permit), _longestAnswer);

    /// <summary>
    /// Runs the flow with a payload (<c>POST</c>) and reads each payload of its answer as JSON. An answer that is one object, and no list, is a list of one. <see cref="RetrySafety.Create"/>, without a
    /// look-up; <see cref="PatchworksTriggerOptions.MayRepeat"/> makes it <see cref="RetrySafety.SafeRepeat"/>.
    /// </summary>
    /// <typeparam name="T">The type of a payload of the answer.</typeparam>
    /// <param name="payload">The payload, JSON; empty runs the flow without one.</param>
    /// <param name="type">Source-generated metadata of a payload of the answer.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">
    /// The payload is longer than <see cref="PatchworksTriggerOptions.MaxBodyBytes"/> (<see cref="FailureKind.Rejected"/>, nothing was sent); a payload of the answer cannot be read; or the call failed.
    /// </exception>
    public virtual Task<IReadOnlyList<T>> CallAsync<T>(ReadOnlyMemory<byte> payload, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
        where T : notnull => ReadAsync(Transport.Call(PatchworksCallbackOperations.Post, payload, "application/json"), type, cancellationToken);

    /// <summary>Runs the flow with parameters in place of a payload (<c>GET</c>); repeats and answer as with <see cref="CallAsync"/>.</summary>
    /// <typeparam name="T">The type of a payload of the answer.</typeparam>
    /// <param name="parameters">The parameters. They stand in an address: no secrets, nothing personal.</param>
    /// <param name="type">Source-generated metadata of a payload of the answer.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">A payload of the answer cannot be read, or the call failed.</exception>
    public virtual Task<IReadOnlyList<T>> CallWithParametersAsync<T>(IReadOnlyDictionary<string, string> parameters, JsonTypeInfo<T> type, CancellationToken cancellationToken = default)
        where T : notnull => ReadAsync(Transport.Call(PatchworksCallbackOperations.Get, parameters), type, cancellationToken);

    /// <summary>
    /// Runs the flow with a payload (<c>POST</c>) and hands its answer out as it came, for triggers that answer XML or text: nobody checks that the media type is true. A web page is none of the vendor's.
    /// Repeats as with <see cref="CallAsync"/>.
    /// </summary>
    /// <param name="payload">The payload; empty runs the flow without one.</param>
    /// <param name="mediaType">What it is. Default JSON.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">
    /// The payload is longer than <see cref="PatchworksTriggerOptions.MaxBodyBytes"/> (<see cref="FailureKind.Rejected"/>, nothing was sent); the answer is longer than
    /// <see cref="ConnectorResilienceOptions.MaxResponseBytes"/>; or the call failed.
    /// </exception>
    public virtual async Task<CallbackAnswer> CallForPayloadsAsync(ReadOnlyMemory<byte> payload, string mediaType = "application/json", CancellationToken cancellationToken = default)
    {
        var request = Transport.Call(PatchworksCallbackOperations.Post, payload, mediaType).Header("Accept", "application/json, */*");
        var answer = await Transport.Http.SendForDownloadAsync(request, cancellationToken).ConfigureAwait(false);
        await using (answer.ConfigureAwait(false))
            return new CallbackAnswer(answer.MediaType, CallbackPayloads.Read(await answer.ReadBytesAsync(request.Operation, _longestAnswer, cancellationToken).ConfigureAwait(false)));
    }

    /// <summary>Names it; never its address.</summary>
    public override string ToString() => nameof(PatchworksCallback);

    private TriggerTransport Transport => _transport ?? throw new InvalidOperationException("This callback was made for a test and sends nothing.");

    private async Task<IReadOnlyList<T>> ReadAsync<T>(ConnectorRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : notnull
    {
        // Read whole within the attempt, so that what is cut is no answer; each payload is known to the host's own metadata only.
        var body = await Transport.Http.SendForJsonAsync(request, Json.PatchworksJsonContext.Default.JsonElement, cancellationToken).ConfigureAwait(false);
        if (body.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object))
            throw ConnectorException.For(request.Operation, FailureKind.Unreadable, "the answer is no list");
        var payloads = new List<T>();
        foreach (var (index, element) in (body.ValueKind == JsonValueKind.Array ? body.EnumerateArray() : Enumerable.Repeat(body, 1)).Index())
            payloads.Add(Read(request.Operation, index, element, type));
        return payloads;
    }

    private static T Read<T>(Operation operation, int index, JsonElement element, JsonTypeInfo<T> type)
        where T : notnull
    {
        var what = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"payload {index} of the answer cannot be read as {typeof(T).Name}");
        try
        {
            return element.Deserialize(type) ?? throw ConnectorException.For(operation, FailureKind.Unreadable, what);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or NotSupportedException or FormatException)
        {
            throw ConnectorException.For(operation, FailureKind.Unreadable, what);   // Without the cause, which may quote the payload.
        }
    }
}
