using Connectors.Domain.Ports;
using Connectors.Dynamics365.BusinessCentral.Companion;
using Connectors.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Connectors.Dynamics365.BusinessCentral;

/// <summary>
/// What is known of a company's companion extension: which of its contracts are there. It is asked when somebody first needs to know, and again now and then; the adapters of the connection share the answer.
/// Thread-safe.
/// </summary>
/// <remarks>
/// What was there and is not any more may be gone for some minutes alone, while the service rebuilds its pages: until it was missing for an hour it counts as there, and what is asked of it
/// fails and is tried again. So nothing is read without its tracking number, or over all locations, that could have been read with it a little later.
/// </remarks>
public sealed partial class BusinessCentralCompanion
{
    /// <summary>So long what was there may be missing, before it is taken to be uninstalled.</summary>
    internal static readonly TimeSpan MissingFor = TimeSpan.FromHours(1);

    /// <summary>How often it is asked again while something was missing or went wrong.</summary>
    internal static readonly TimeSpan SoonAgain = TimeSpan.FromMinutes(2);

    /// <summary>How often it is asked again while all that was there is.</summary>
    internal static readonly TimeSpan Again = TimeSpan.FromHours(1);

    private readonly BusinessCentralClient _client;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Lock _gate = new();
    private Task<CompanionReport>? _asking;
    private volatile Known? _known;

    /// <summary>Puts it over the client.</summary>
    /// <param name="client">The client of the company.</param>
    /// <param name="time">Tells when it is to be asked again; the system's when null.</param>
    /// <param name="logger">Is told what is there when that changes; null for nobody.</param>
    public BusinessCentralCompanion(BusinessCentralClient client, TimeProvider? time = null, ILogger<BusinessCentralCompanion>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        (_client, _time, _logger) = (client, time ?? TimeProvider.System, logger ?? NullLogger<BusinessCentralCompanion>.Instance);
    }

    /// <summary>What was last found; null while nobody asked, or nobody could. Asks nothing.</summary>
    public CompanionReport? Last => _known?.Report;

    /// <summary>Which contracts are there, asked for where that is not known or was long ago (<c>GET $metadata</c> of the companion). <see cref="RetrySafety.Read"/>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">It was never asked before and cannot be now, for a reason that passes. What will not pass is told by <see cref="CompanionReport.Failure"/>.</exception>
    public async ValueTask<CompanionReport> ReadAsync(CancellationToken cancellationToken = default)
    {
        if (!_client.NamesCompanion)
            return CompanionReport.NotNamed;
        if (Fresh() is { } fresh)
            return fresh;
        Task<CompanionReport> asking;
        lock (_gate)
        {
            // One question for all who ask meanwhile, and none of them ends it for the others.
            if (_asking is null or { IsCompleted: true })
                _asking = Fresh() is { } meanwhile ? Task.FromResult(meanwhile) : AskAsync(CancellationToken.None);
            asking = _asking;
        }

        return await asking.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether the contract was there when it was last asked for. Asks nothing.</summary>
    internal bool Had(CompanionContract contract) => _known?.Report.Has(contract) == true;

    /// <summary>Whether the contract is there. Fails where nobody can tell.</summary>
    /// <param name="companion">What is known of the companion; null where there is none.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    internal static async ValueTask<bool> TellsAsync(BusinessCentralCompanion? companion, CompanionContract contract, CancellationToken cancellationToken) =>
        companion is not null && (await companion.ReadAsync(cancellationToken).ConfigureAwait(false)).Has(contract);

    /// <summary>Whether the contract is there; false also where nobody can tell.</summary>
    internal async ValueTask<bool> HasAsync(CompanionContract contract, CancellationToken cancellationToken)
    {
        try
        {
            return (await ReadAsync(cancellationToken).ConfigureAwait(false)).Has(contract);
        }
        catch (ConnectorException)
        {
            // Nobody ever saw it, and it was told why: it is as if it were not there, until it answers.
            return false;
        }
    }

    /// <summary>Makes a call of one of its pages. When that fails because there is no such page, it is asked anew before the next.</summary>
    /// <param name="companion">What is known of the companion; null where nothing is kept of it.</param>
    /// <param name="call">The call.</param>
    internal static async Task<T> WatchAsync<T>(BusinessCentralCompanion? companion, Func<Task<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (ConnectorException failed)
        {
            companion?.Doubt(failed);
            throw;
        }
    }

    private void Doubt(ConnectorException failed)
    {
        if (!BusinessCentralClient.IsUnknownRoute(failed) || _known is not { } known)
            return;
        if (known.MissingSince is null)
            LogMissing($"{failed.Operation} is not there.");
        _known = known with { AskAgainAt = DateTimeOffset.MinValue, MissingSince = known.MissingSince ?? _time.GetUtcNow() };
    }

    private CompanionReport? Fresh() => _known is { } known && _time.GetUtcNow() < known.AskAgainAt ? known.Report : null;

    private async Task<CompanionReport> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            return Take(await _client.CheckCompanionAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (ConnectorException failed) when (failed.Kind is FailureKind.Denied or FailureKind.Rejected or FailureKind.NotFound or FailureKind.Conflict)
        {
            return Take(new CompanionReport { Failure = $"{failed.Operation} failed: {failed.Kind}" });
        }
        catch (ConnectorException failed)
        {
            LogUnknown(failed.Kind.ToString());
            if (_known is not { } known)
                throw;

            // It will pass, and says nothing of what is there. Nor does it put off what was said an hour ago, and never taken back since.
            if (known.MissingSince is { } since && _time.GetUtcNow() - since >= MissingFor)
                return Take(new CompanionReport { Failure = $"{failed.Operation} failed: {failed.Kind}" });
            _known = known with { AskAgainAt = _time.GetUtcNow() + SoonAgain };
            return known.Report;
        }
    }

    /// <summary>Takes what was found, unless it lacks what was there a while ago.</summary>
    private CompanionReport Take(CompanionReport found)
    {
        var now = _time.GetUtcNow();
        if (_known is { } known && Enum.GetValues<CompanionContract>().Any(contract => known.Report.Has(contract) && !found.Has(contract)) && now - (known.MissingSince ?? now) < MissingFor)
        {
            if (known.MissingSince is null)
                LogMissing(found.ToString());
            _known = known with { MissingSince = known.MissingSince ?? now, AskAgainAt = now + SoonAgain };
            return known.Report;
        }

        if (_known?.Report.ToString() != found.ToString())
            LogFound(found.Count, found.ToString());
        _known = new Known(found, now + (found.Failure is null ? Again : SoonAgain), null);
        return found;
    }

    [LoggerMessage(1, LogLevel.Information, "Of the companion extension {Count} contracts are there. {Sentences}")]
    private partial void LogFound(int count, string sentences);

    [LoggerMessage(2, LogLevel.Warning, "The companion extension lacks what it had; it is asked again for an hour before that is believed. {Sentences}")]
    private partial void LogMissing(string sentences);

    [LoggerMessage(3, LogLevel.Warning, "Whether the companion extension is there cannot be told: {Kind}")]
    private partial void LogUnknown(string kind);

    /// <summary>What was found, when to ask again, and since when something of it is missing.</summary>
    private sealed record Known(CompanionReport Report, DateTimeOffset AskAgainAt, DateTimeOffset? MissingSince);
}
