using Connectors.Domain.Ports;
using Connectors.Http;

namespace Connectors.SparkLayer.Internal;

/// <summary>
/// Sends rows in batches, one after the other, in their order. A batch that is refused is sent without the rows that the refusal names, and where it names none, in halves, until the
/// bad rows are alone. What fails otherwise ends the push: the rest is still to send.
/// </summary>
internal sealed class Push<T>(SparkLayerTransport transport, Func<IReadOnlyList<T>, CancellationToken, Task> send)
    where T : class
{
    /// <summary>A push whose every call is refused is wrong as a whole.</summary>
    private const int MostRefusalsInARow = 200;

    private readonly List<RejectedEntry<T>> _rejected = [];
    private int _accepted;
    private int _calls;
    private int _refusals;

    /// <summary>Finds rows that a refusal is about although it does not name them; null finds none.</summary>
    public Func<ConnectorException, IReadOnlyList<T>, CancellationToken, Task<IReadOnlyList<RejectedEntry<T>>>>? Explain { get; init; }

    /// <summary>Whether a call that is not found is refused for one of its rows.</summary>
    public bool NotFoundIsARow { get; init; }

    public async Task<PushReport<T>> RunAsync(IReadOnlyList<T> rows, int size, IReadOnlyList<RejectedEntry<T>> rejected, IReadOnlyList<T> superseded, CancellationToken cancellationToken)
    {
        _rejected.AddRange(rejected);
        var waiting = new Stack<IReadOnlyList<T>>(rows.Chunk(size).Reverse());
        ConnectorException? failure = null;
        while (failure is null && waiting.TryPop(out var batch))
            failure = await CarryAsync(batch, waiting, cancellationToken).ConfigureAwait(false);
        return new PushReport<T> { Accepted = _accepted, Rejected = _rejected, Superseded = superseded, Open = [.. waiting.SelectMany(static b => b)], Failure = failure };
    }

    /// <summary>Carries one batch as far as it goes; what is left of it waits before the others.</summary>
    private async Task<ConnectorException?> CarryAsync(IReadOnlyList<T> batch, Stack<IReadOnlyList<T>> waiting, CancellationToken cancellationToken)
    {
        if (await TryAsync(batch, cancellationToken).ConfigureAwait(false) is not { } refusal)
            return null;
        if (!IsOfRows(refusal) || _refusals >= MostRefusalsInARow)
        {
            waiting.Push(batch);
            return refusal;
        }

        if (Explain is not null)
        {
            IReadOnlyList<RejectedEntry<T>> explained;
            try
            {
                explained = await Explain(refusal, batch, cancellationToken).ConfigureAwait(false);
            }
            catch (ConnectorException e)
            {
                waiting.Push(batch);
                return e;
            }

            if (explained.Count > 0)
            {
                _rejected.AddRange(explained);
                var bad = explained.Select(static r => r.Row).ToHashSet<object>(ReferenceEqualityComparer.Instance);
                Wait(waiting, [.. batch.Where(row => !bad.Contains(row))]);
                return null;
            }
        }

        if (refusal.Kind == FailureKind.NotFound)
        {
            waiting.Push(batch);
            return refusal;
        }

        var named = RefusedLines.Read(refusal.Details, batch.Count);
        if (named.Count > 0 && named.Count < batch.Count)
        {
            // That the rest is taken proves that the rows named are the bad ones; lines may be counted otherwise than we think.
            var rest = batch.Where((_, i) => !named.ContainsKey(i)).ToArray();
            var other = await TryAsync(rest, cancellationToken).ConfigureAwait(false);
            if (other is null)
            {
                _rejected.AddRange(named.Select(n => Entry(batch[n.Key], refusal, n.Value)));
                return null;
            }

            if (!IsOfRows(other))
            {
                waiting.Push(batch);
                return other;
            }
        }

        if (batch is [var single])
        {
            _rejected.Add(Entry(single, refusal, refusal.Details.Count > 0 ? refusal.Details[0] : null));
            return null;
        }

        Wait(waiting, [.. batch.Skip(batch.Count / 2)]);
        Wait(waiting, [.. batch.Take(batch.Count / 2)]);
        return null;
    }

    /// <summary>Null when it was taken.</summary>
    private async Task<ConnectorException?> TryAsync(IReadOnlyList<T> batch, CancellationToken cancellationToken)
    {
        if (_calls++ > 0 && transport.Options.BatchPause > TimeSpan.Zero)
            await Task.Delay(transport.Options.BatchPause, transport.Time, cancellationToken).ConfigureAwait(false);
        try
        {
            await send(batch, cancellationToken).ConfigureAwait(false);
            (_accepted, _refusals) = (_accepted + batch.Count, 0);
            return null;
        }
        catch (ConnectorException e)
        {
            _refusals++;
            return e;
        }
    }

    private bool IsOfRows(ConnectorException refusal) => refusal.Kind == FailureKind.Rejected || (NotFoundIsARow && refusal.Kind == FailureKind.NotFound);

    private static void Wait(Stack<IReadOnlyList<T>> waiting, T[] rows)
    {
        if (rows.Length > 0)
            waiting.Push(rows);
    }

    private static RejectedEntry<T> Entry(T row, ConnectorException refusal, VendorErrorDetail? detail) => new(row, detail?.Code ?? refusal.ErrorCode, FieldOf(detail?.Field), detail?.Message);

    /// <summary>Without the line, which counts the rows of one call.</summary>
    private static string? FieldOf(string? field)
    {
        var name = field is not null && field.IndexOf(':', StringComparison.Ordinal) is >= 0 and var at ? field[(at + 1)..] : field;
        return string.IsNullOrEmpty(name) ? null : name;
    }
}
