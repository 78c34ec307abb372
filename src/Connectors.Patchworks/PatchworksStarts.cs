using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Internal;
using Connectors.Patchworks.Json;
using Connectors.Patchworks.Models;

namespace Connectors.Patchworks;

/// <summary>
/// Starts of flows, with a host of their own (<see cref="PatchworksClientOptions.StartAddress"/>). A start answers at once, and the run goes on: see <see cref="PatchworksRuns.WaitForRunAsync"/>. Immutable and
/// thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.
/// </summary>
/// <remarks>
/// Nothing tells whether a start whose answer was lost has run: it is never sent again unless it provably was not taken. Put a key of yours into the payload, let the flow track it, and look for it with
/// <see cref="FlowRunFilter.Search"/>; or look at the system at the other end.
/// </remarks>
public class PatchworksStarts : PatchworksOperationGroup
{
    internal PatchworksStarts(PatchworksTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected PatchworksStarts()
        : base(null)
    {
    }

    /// <summary>
    /// Starts a flow with a payload (<c>POST flows/{flow_id}/start/raw[/{version_id}]</c>, or <c>…/manual/raw…</c>, or either without <c>raw</c> where the payload goes as a text).
    /// <see cref="RetrySafety.Create"/>, without a look-up.
    /// </summary>
    /// <param name="start">Which flow, and how.</param>
    /// <param name="payload">The payload, JSON in UTF-8; empty starts the flow without one.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ArgumentException">Variables or a virtual environment are given with a payload as a text, which cannot carry them; or the payload is no text in UTF-8.</exception>
    /// <exception cref="ConnectorException">
    /// The body is longer than <see cref="PatchworksClientOptions.MaxBodyBytes"/> (<see cref="FailureKind.Rejected"/>, nothing was sent); the flow has no deployed version (422,
    /// <see cref="PatchworksErrorCodes.NotDeployed"/>); or the call failed.
    /// </exception>
    public virtual Task<StartedRun> StartAsync(FlowStart start, ReadOnlyMemory<byte> payload, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(start);
        var isText = start.StringifiesPayload ?? Transport.Options.StringifiesPayloads;
        if (isText && (start.VirtualEnvironmentId is not null || start.Variables.Count > 0))
            throw new ArgumentException("A payload that goes as a text takes neither variables nor a virtual environment.", nameof(start));
        var request = Transport.Call(OperationOf(start, isText), isText ? AsText(payload) : payload).Path("flow_id", start.FlowId);
        if (start.VersionId is { } version)
            request.Path("version_id", version);
        request.Query("virtual_environment_id", start.VirtualEnvironmentId);
        if (start.Variables.Count > 0)
            request.Query("flow_variables", VariablesOf(start));
        return Transport.SendAsync(request, PatchworksJsonContext.Default.StartedRun, cancellationToken);
    }

    /// <inheritdoc cref="StartAsync"/>
    /// <typeparam name="T">The payload's type.</typeparam>
    /// <param name="start">Which flow, and how.</param>
    /// <param name="payload">The payload.</param>
    /// <param name="type">Source-generated metadata of it.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public virtual Task<StartedRun> StartJsonAsync<T>(FlowStart start, T payload, JsonTypeInfo<T> type, CancellationToken cancellationToken = default) =>
        StartAsync(start, JsonSerializer.SerializeToUtf8Bytes(payload, type), cancellationToken);

    private static Operation OperationOf(FlowStart start, bool isText) => (start.IsManual, isText, start.VersionId is not null) switch
    {
        (false, false, false) => PatchworksOperations.StartRaw,
        (false, false, true) => PatchworksOperations.StartRawVersion,
        (false, true, false) => PatchworksOperations.StartStringified,
        (false, true, true) => PatchworksOperations.StartStringifiedVersion,
        (true, false, false) => PatchworksOperations.StartManualRaw,
        (true, false, true) => PatchworksOperations.StartManualRawVersion,
        (true, true, false) => PatchworksOperations.StartManualStringified,
        (true, true, true) => PatchworksOperations.StartManualStringifiedVersion,
    };

    /// <summary>The payload as the text of a member, which the vendor wants where it does not take it as it is.</summary>
    private static ReadOnlyMemory<byte> AsText(ReadOnlyMemory<byte> payload)
    {
        if (payload.IsEmpty)
            return payload;
        if (!System.Text.Unicode.Utf8.IsValid(payload.Span))
            throw new ArgumentException("The payload is no text in UTF-8.", nameof(payload));
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("payload", Encoding.UTF8.GetString(payload.Span));
            json.WriteEndObject();
        }

        return body.ToArray();
    }

    private static string VariablesOf(FlowStart start)
    {
        using var text = new MemoryStream();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            foreach (var (name, value) in start.Variables)
                json.WriteString(name, value);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(text.ToArray());
    }
}
