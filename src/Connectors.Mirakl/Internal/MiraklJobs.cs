using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Ports;
using Connectors.Http;
using Connectors.Mirakl.Json;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>
/// Work that the platform does after it has answered: exports and imports. Each is started, asked about at the published pace, and read.
/// The steps are apart, and only plain ids pass between them, so that a durable flow can take them across restarts.
/// </summary>
internal static class MiraklJobs
{
    /// <summary>Small jobs are done within seconds: the first question does not wait a whole pace.</summary>
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);

    /// <summary>Starts an export; the platform answers with its tracking id, of a running export too when the request is the same.</summary>
    public static async Task<string> StartExportAsync(this MiraklTransport transport, ConnectorRequest request, CancellationToken cancellationToken) =>
        (await transport.SendAsync(request, MiraklJsonContext.Default.ExportStarted, cancellationToken).ConfigureAwait(false)).TrackingId
        ?? throw Unreadable(request.Operation, "no tracking id");

    /// <summary>Asks how an export stands.</summary>
    public static Task<ExportStatus> GetExportStatusAsync(this MiraklTransport transport, Operation status, string trackingId, CancellationToken cancellationToken) =>
        transport.SendAsync(transport.Call(status).Path("tracking_id", trackingId), MiraklJsonContext.Default.ExportStatus, cancellationToken);

    /// <summary>Downloads one file of an export.</summary>
    public static Task<ConnectorDownload> DownloadFileAsync(this MiraklTransport transport, Operation file, Uri url, CancellationToken cancellationToken) =>
        transport.SendForDownloadAsync(transport.Call(file, url), cancellationToken);

    /// <summary>Waits until an export is complete.</summary>
    /// <param name="transport">Sends the calls.</param>
    /// <param name="status">Operation that says how the export stands.</param>
    /// <param name="pace">How often it may be asked.</param>
    /// <param name="trackingId">The export.</param>
    /// <param name="cancellationToken">Cancels the waiting; the export goes on.</param>
    /// <exception cref="MiraklJobException">The export failed or was cancelled, or did not end in time.</exception>
    public static async Task<ExportStatus> WaitForExportAsync(
        this MiraklTransport transport, Operation status, TimeSpan pace, string trackingId, CancellationToken cancellationToken)
    {
        var export = await transport.WaitAsync(
            status, pace, trackingId, async ct => await transport.GetExportStatusAsync(status, trackingId, ct).ConfigureAwait(false), static s => s.Status.IsFinal, cancellationToken).ConfigureAwait(false);
        return export.Status == ExportState.Completed
            ? export
            : throw new MiraklJobException($"{status.System} {status.Code} failed: the export ended as {export.Status}", trackingId)
            {
                System = status.System, Operation = status.Code, Kind = FailureKind.Rejected, ErrorCode = export.Error?.Code,
            };
    }

    /// <summary>Waits until an export is complete and reads the items of all its files, in the files' order.</summary>
    /// <param name="transport">Sends the calls.</param>
    /// <param name="status">Operation that says how the export stands.</param>
    /// <param name="pace">How often it may be asked.</param>
    /// <param name="file">Operation that downloads a file.</param>
    /// <param name="trackingId">The export.</param>
    /// <param name="type">Metadata of an item.</param>
    /// <param name="member">Member of the file that holds the items; null where the file is an array or NDJSON.</param>
    /// <param name="idMembers">Members that name an item.</param>
    /// <param name="cancellationToken">Cancels waiting and reading.</param>
    public static async IAsyncEnumerable<T> ReadExportAsync<T>(
        this MiraklTransport transport,
        Operation status,
        TimeSpan pace,
        Operation file,
        string trackingId,
        JsonTypeInfo<T> type,
        string? member,
        IReadOnlyList<string> idMembers,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : notnull
    {
        var export = await transport.WaitForExportAsync(status, pace, trackingId, cancellationToken).ConfigureAwait(false);
        var unreadable = new List<UnreadableItem>();
        foreach (var url in export.Urls)
        {
            var items = transport.SendForItemsAsync(transport.Call(file, url), type, member, idMembers, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (items.ConfigureAwait(false))
            {
                while (await NextAsync(items, unreadable).ConfigureAwait(false))
                    yield return items.Current;
            }
        }

        if (unreadable.Count > 0)
            throw ConnectorUnreadableItemsException.Of(file, unreadable);
    }

    /// <summary>The next item of a file; what could not be read of it is told after the last file, so that it does not cost the files behind it.</summary>
    private static async ValueTask<bool> NextAsync<T>(IAsyncEnumerator<T> items, List<UnreadableItem> unreadable)
    {
        try
        {
            return await items.MoveNextAsync().ConfigureAwait(false);
        }
        catch (ConnectorUnreadableItemsException e)
        {
            unreadable.AddRange(e.Items);
            return false;
        }
    }

    /// <summary>Sends a file of rows to be imported; the platform answers with the import's id.</summary>
    /// <exception cref="Exception">What the caller's rows threw while they were written.</exception>
    public static async Task<string> StartFileImportAsync(this MiraklTransport transport, ConnectorRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var started = await transport.SendAsync(request, MiraklJsonContext.Default.ImportStarted, cancellationToken).ConfigureAwait(false);
            return started.ImportId ?? started.OldImportId ?? throw Unreadable(request.Operation, "no import id");
        }
        catch (RowsException e)
        {
            ExceptionDispatchInfo.Throw(e.Cause);
            throw;
        }
    }

    /// <summary>Reads the report of refused lines as it arrives.</summary>
    public static async IAsyncEnumerable<ImportRowError> ReadErrorsAsync(
        this MiraklTransport transport, Func<ConnectorRequest> report, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in transport.ReadCsvAsync(report, cancellationToken).ConfigureAwait(false))
            yield return ImportRowError.Of(row);
    }

    /// <summary>Waits until an import has ended.</summary>
    /// <param name="transport">Sends the calls.</param>
    /// <param name="status">Operation that says how the import stands.</param>
    /// <param name="pace">How often it may be asked.</param>
    /// <param name="importId">The import.</param>
    /// <param name="ask">Asks once; null when the platform does not list the import yet.</param>
    /// <param name="isFinal">Whether there is nothing more to wait for.</param>
    /// <param name="errors">The refused lines.</param>
    /// <param name="cancellationToken">Cancels the waiting; the import goes on.</param>
    /// <exception cref="MiraklJobException">It did not end in time.</exception>
    public static async Task<ImportResult<TStatus>> WaitForImportAsync<TStatus>(
        this MiraklTransport transport,
        Operation status,
        TimeSpan pace,
        string importId,
        Func<CancellationToken, Task<TStatus?>> ask,
        Func<TStatus, bool> isFinal,
        IAsyncEnumerable<ImportRowError> errors,
        CancellationToken cancellationToken)
        where TStatus : class, IImportStatus
    {
        var import = await transport.WaitAsync(status, pace, importId, ask, isFinal, cancellationToken).ConfigureAwait(false);
        return new(importId, import, import.HasErrorReport ? errors : AsyncEnumerable.Empty<ImportRowError>());
    }

    /// <summary>Downloads a CSV file and reads its rows as they arrive.</summary>
    public static async IAsyncEnumerable<FileRow> ReadCsvAsync(
        this MiraklTransport transport, Func<ConnectorRequest> request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var call = request().Header("Accept", "*/*");
        var download = await transport.SendForDownloadAsync(call, cancellationToken).ConfigureAwait(false);
        await using (download.ConfigureAwait(false))
        {
            await foreach (var row in CsvFiles.ReadAsync(download.Content, call.Operation, cancellationToken).ConfigureAwait(false))
                yield return row;
        }
    }

    /// <summary>Asks again and again, at a pace, until the job has ended or <see cref="MiraklClientOptions.JobTimeout"/> has passed.</summary>
    /// <param name="transport">Knows clock and time-out.</param>
    /// <param name="status">Operation that <paramref name="ask"/> calls.</param>
    /// <param name="pace">The published shortest time between two questions.</param>
    /// <param name="jobId">Id of the job, for the one who must ask again later.</param>
    /// <param name="ask">Asks once; null when the platform does not list the job yet.</param>
    /// <param name="isFinal">Whether the job has ended.</param>
    /// <param name="cancellationToken">Cancels the waiting; the job goes on.</param>
    public static async Task<T> WaitAsync<T>(
        this MiraklTransport transport,
        Operation status,
        TimeSpan pace,
        string jobId,
        Func<CancellationToken, Task<T?>> ask,
        Func<T, bool> isFinal,
        CancellationToken cancellationToken)
        where T : class
    {
        var time = transport.Time;
        var began = time.GetTimestamp();
        var wait = pace < FirstWait ? pace : FirstWait;
        while (true)
        {
            if (time.GetElapsedTime(began) + wait > transport.JobTimeout)
            {
                throw new MiraklJobException($"{status.System} {status.Code} failed: the job did not end in time", jobId)
                {
                    System = status.System, Operation = status.Code, Kind = FailureKind.OutcomeUnknown, IsTransient = true,
                };
            }
            if (wait >= transport.Permit?.Remaining)
                throw PermitOver(status, jobId, transport.Permit, null);
            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            wait = pace;
            try
            {
                if (await ask(cancellationToken).ConfigureAwait(false) is { } job && isFinal(job))
                    return job;
            }
            catch (ConnectorException e) when (e.IsTransient && transport.Permit is { IsOpen: false })
            {
                throw PermitOver(status, jobId, transport.Permit, e);
            }
            catch (ConnectorException e) when (e.IsTransient)
            {
                // The job goes on meanwhile: a question that was refused or got lost is asked again when it may be.
                wait = e.RetryAfter > pace ? e.RetryAfter.Value : pace;
            }
            catch (ConnectorException e)
            {
                throw new MiraklJobException(e.Message, jobId, e)
                {
                    System = e.System, Operation = e.Operation, Kind = e.Kind, StatusCode = e.StatusCode, ErrorCode = e.ErrorCode, Details = e.Details,
                };
            }
        }
    }

    /// <summary>Sends offers or products to be imported; the platform answers with the import's number.</summary>
    public static async Task<NumberedImport> StartNumberedImportAsync(this MiraklTransport transport, ConnectorRequest request, CancellationToken cancellationToken)
    {
        var started = await transport.SendAsync(request, MiraklJsonContext.Default.NumberedImport, cancellationToken).ConfigureAwait(false);
        return started.ImportId is null ? throw Unreadable(request.Operation, "no import id") : started;
    }

    private static MiraklJobException PermitOver(Operation status, string jobId, SendPermit permit, Exception? inner) =>
        new($"{status.System} {status.Code} failed: the permit to send ends before the job", jobId, inner)
        {
            System = status.System, Operation = status.Code, Kind = permit.HasSent ? FailureKind.OutcomeUnknown : FailureKind.NotExecuted, IsTransient = true,
        };

    private static ConnectorException Unreadable(Operation operation, string what) => ConnectorException.For(operation, FailureKind.Unreadable, what);
}
