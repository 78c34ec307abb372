using System.Net.Http.Headers;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Patchworks.Internal;
using Connectors.Patchworks.Json;
using Connectors.Patchworks.Models;

namespace Connectors.Patchworks;

/// <summary>Cross-reference lookups: the tables that flows translate by. Immutable and thread-safe. Methods throw <see cref="ConnectorException"/> when the call fails.</summary>
/// <remarks>
/// Calls of rows, of export and of import are not documented: they are made only where <see cref="PatchworksClientOptions.Calls"/> says how. Without them <see cref="LookupTable"/> reads and writes the files
/// that people export and import in the dashboard.
/// </remarks>
public class PatchworksLookups : PatchworksOperationGroup
{
    internal PatchworksLookups(PatchworksTransport transport)
        : base(transport)
    {
    }

    /// <summary>For mocks: override what the test needs.</summary>
    protected PatchworksLookups()
        : base(null)
    {
    }

    /// <summary>Lookups, page by page until the last (<c>GET cross-reference-lookups</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="cancellationToken">Cancels every page.</param>
    public virtual AsyncPageable<Lookup> GetLookupsAsync(CancellationToken cancellationToken = default) =>
        Transport.List(() => Transport.Call(PatchworksOperations.ListLookups), PatchworksJsonContext.Default.Lookups, static lookup => lookup.Id, cancellationToken);

    /// <summary>One lookup, without its rows (<c>GET cross-reference-lookups/{id}</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="lookupId">The lookup.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such lookup.</exception>
    public virtual Task<Lookup> GetLookupAsync(string lookupId, CancellationToken cancellationToken = default) =>
        Transport.SendForEntityAsync(Transport.Call(PatchworksOperations.GetLookup).Path("id", lookupId), PatchworksJsonContext.Default.EntityLookup, cancellationToken);

    /// <summary>Makes a lookup without rows (<c>POST cross-reference-lookups</c>). <see cref="RetrySafety.Create"/>: look for its name with <see cref="GetLookupsAsync"/> before a repeat.</summary>
    /// <param name="lookup">The lookup.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The lookup, where the answer tells it; null where it does not.</returns>
    public virtual async Task<Lookup?> CreateLookupAsync(NewLookup lookup, CancellationToken cancellationToken = default) => (await Transport.SendForOptionalAsync(
        Transport.Call(PatchworksOperations.CreateLookup, lookup, PatchworksJsonContext.Default.NewLookup), PatchworksJsonContext.Default.EntityLookup, cancellationToken).ConfigureAwait(false))?.Value;

    /// <summary>Changes a lookup, not its rows (<c>PATCH cross-reference-lookups/{id}</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="lookupId">The lookup.</param>
    /// <param name="change">What changes.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such lookup.</exception>
    public virtual Task UpdateLookupAsync(string lookupId, LookupChange change, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(PatchworksOperations.UpdateLookup, change, PatchworksJsonContext.Default.LookupChange).Path("id", lookupId), cancellationToken);

    /// <summary>Deletes a lookup with all its rows (<c>DELETE cross-reference-lookups/{id}</c>). <see cref="RetrySafety.Act"/>; <see cref="GetLookupAsync"/> tells whether it is gone.</summary>
    /// <param name="lookupId">The lookup.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotFoundException">There is no such lookup.</exception>
    public virtual Task DeleteLookupAsync(string lookupId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(PatchworksOperations.DeleteLookup).Path("id", lookupId), cancellationToken);

    /// <summary>The rows of a lookup, page by page until the last (option <c>Calls:lookups.rows</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="lookupId">The lookup.</param>
    /// <param name="cancellationToken">Cancels every page.</param>
    /// <exception cref="ConnectorNotAvailableException">The option does not say how; nothing was sent.</exception>
    /// <exception cref="ConnectorNotFoundException">There is no such lookup.</exception>
    public virtual AsyncPageable<LookupRow> GetRowsAsync(string lookupId, CancellationToken cancellationToken = default) =>
        Transport.List(() => Transport.Call(PatchworksOperations.ListLookupRows).Path("id", lookupId), PatchworksJsonContext.Default.LookupRows, static row => row.Id, cancellationToken);

    /// <summary>Adds a row (option <c>Calls:lookups.create-row</c>). <see cref="RetrySafety.Create"/>: look for it with <see cref="GetRowsAsync"/> before a repeat.</summary>
    /// <param name="lookupId">The lookup.</param>
    /// <param name="row">Its values.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The row, where the answer tells it; null where it does not.</returns>
    /// <exception cref="ConnectorNotAvailableException">The option does not say how; nothing was sent.</exception>
    public virtual async Task<LookupRow?> CreateRowAsync(string lookupId, NewLookupRow row, CancellationToken cancellationToken = default) => (await Transport.SendForOptionalAsync(
        Transport.Call(PatchworksOperations.CreateLookupRow, row, PatchworksJsonContext.Default.NewLookupRow).Path("id", lookupId),
        PatchworksJsonContext.Default.EntityLookupRow, cancellationToken).ConfigureAwait(false))?.Value;

    /// <summary>Writes a row over (option <c>Calls:lookups.update-row</c>). <see cref="RetrySafety.SafeRepeat"/>.</summary>
    /// <param name="lookupId">The lookup.</param>
    /// <param name="rowId">The row.</param>
    /// <param name="row">Its values.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotAvailableException">The option does not say how; nothing was sent.</exception>
    /// <exception cref="ConnectorNotFoundException">There is no such row.</exception>
    public virtual Task UpdateRowAsync(string lookupId, string rowId, NewLookupRow row, CancellationToken cancellationToken = default) => Transport.SendAsync(
        Transport.Call(PatchworksOperations.UpdateLookupRow, row, PatchworksJsonContext.Default.NewLookupRow).Path("id", lookupId).Path("row_id", rowId), cancellationToken);

    /// <summary>Takes a row off (option <c>Calls:lookups.delete-row</c>). <see cref="RetrySafety.Act"/>; <see cref="GetRowsAsync"/> tells whether it is gone.</summary>
    /// <param name="lookupId">The lookup.</param>
    /// <param name="rowId">The row.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotAvailableException">The option does not say how; nothing was sent.</exception>
    /// <exception cref="ConnectorNotFoundException">There is no such row.</exception>
    public virtual Task DeleteRowAsync(string lookupId, string rowId, CancellationToken cancellationToken = default) =>
        Transport.SendAsync(Transport.Call(PatchworksOperations.DeleteLookupRow).Path("id", lookupId).Path("row_id", rowId), cancellationToken);

    /// <summary>All rows of a lookup, from its CSV (option <c>Calls:lookups.export</c>). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="lookupId">The lookup.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotAvailableException">The option does not say how; nothing was sent.</exception>
    /// <exception cref="ConnectorNotFoundException">There is no such lookup.</exception>
    /// <exception cref="ConnectorException">The file is longer than <see cref="LookupTable.LargestFile"/>, or no such table (<see cref="FailureKind.Unreadable"/>); or the call failed.</exception>
    public virtual async Task<LookupTable> ExportAsync(string lookupId, CancellationToken cancellationToken = default)
    {
        var download = await Transport.SendForDownloadAsync(Transport.Call(PatchworksOperations.ExportLookup).Path("id", lookupId), cancellationToken).ConfigureAwait(false);
        await using (download.ConfigureAwait(false))
        {
            var file = await download.ReadBytesAsync(PatchworksOperations.ExportLookup, LookupTable.LargestFile, cancellationToken).ConfigureAwait(false);
            try
            {
                return LookupTable.Read(file.Span);
            }
            catch (FormatException e)
            {
                throw ConnectorException.For(PatchworksOperations.ExportLookup, FailureKind.Unreadable, "the file is no table of left_value and right_value", e);
            }
        }
    }

    /// <summary>
    /// Brings rows into a lookup (option <c>Calls:lookups.import</c>): rows that match on either side are written over, unknown ones added, and none is taken off. <see cref="RetrySafety.Act"/>: look with
    /// <see cref="ExportAsync"/> or <see cref="GetRowsAsync"/> before a repeat, and with <see cref="LookupComparison"/> before the first. It may be carried out after the answer.
    /// </summary>
    /// <param name="lookupId">The lookup.</param>
    /// <param name="table">The rows.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorNotAvailableException">The option does not say how; nothing was sent.</exception>
    /// <exception cref="ConnectorNotFoundException">There is no such lookup.</exception>
    /// <exception cref="ConnectorException">The file would be longer than <see cref="LookupTable.LargestFile"/> (<see cref="FailureKind.Rejected"/>); nothing was sent. Or the call failed.</exception>
    public virtual async Task ImportAsync(string lookupId, LookupTable table, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(table);
        var request = Transport.Call(PatchworksOperations.ImportLookup).Path("id", lookupId);
        var csv = table.ToCsv();
        BodyLimit.Demand(request.Operation, csv.Length, Math.Min(LookupTable.LargestFile, Transport.Options.MaxBodyBytes));
        using var file = JsonBody.Of(csv, "text/csv");
        if (Transport.Options.LookupImportField is not { Length: > 0 } field)
        {
            await Transport.SendAsync(request.Content(file), cancellationToken).ConfigureAwait(false);
            return;
        }

        file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = $"\"{field}\"", FileName = "\"lookup.csv\"" };
        using var form = new MultipartFormDataContent { file };
        await Transport.SendAsync(request.Content(form), cancellationToken).ConfigureAwait(false);
    }
}
