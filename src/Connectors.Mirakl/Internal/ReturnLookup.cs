using Connectors.Domain.Ports;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>Whether a return was already made, told from what RT11 shows. Pure.</summary>
internal static class ReturnLookup
{
    private static readonly ReturnState[] Way = [ReturnState.WaitingAcceptance, ReturnState.InProgress, ReturnState.Received, ReturnState.Closed];
    private static readonly ReturnState[] Ends = [ReturnState.Refused, ReturnState.NoReception, ReturnState.Canceled];

    /// <summary>The platform makes one return for each order, so the lines that were sent may be spread over several.</summary>
    /// <param name="returns">Every return of the commercial order.</param>
    /// <param name="created">The return that is looked for.</param>
    /// <param name="since">When the attempt began.</param>
    public static LookupResult<IReadOnlyList<Return>> Among(IReadOnlyList<Return> returns, NewReturn created, DateTimeOffset since)
    {
        var missing = created.ReturnLines.ToDictionary(static l => l.OrderLineId, StringComparer.Ordinal);
        var found = new List<Return>();
        var open = false;
        foreach (var item in returns.OrderBy(static r => r.DateCreated))
        {
            if (item.ReturnLines.Count == 0 || !item.ReturnLines.All(l => missing.TryGetValue(l.OrderLineId ?? string.Empty, out var wanted) && Same(l, wanted)))
                continue;
            switch (IsOfAttempt(item, created.Rma, since))
            {
                case true:
                    found.Add(item);
                    foreach (var line in item.ReturnLines)
                        missing.Remove(line.OrderLineId!);
                    break;
                case null:
                    open = true;
                    break;
            }
        }

        return (found.Count, missing.Count) switch
        {
            (> 0, 0) => new LookupResult<IReadOnlyList<Return>>.Found(found),
            (> 0, _) => new LookupResult<IReadOnlyList<Return>>.CannotTell("Only some of the lines are in a return."),
            _ when open => new LookupResult<IReadOnlyList<Return>>.CannotTell("An equal return exists, but not certainly of this attempt."),
            _ => new LookupResult<IReadOnlyList<Return>>.Absent(),
        };
    }

    /// <summary>Whether a return has come to a state, or gone on from it.</summary>
    public static LookupResult<Return> State(Return? shown, ReturnState wanted)
    {
        if (shown is null)
            return new LookupResult<Return>.CannotTell("The platform does not list the return.");
        if (shown.State == wanted)
            return new LookupResult<Return>.Found(shown);
        return (Place(shown.State), Place(wanted)) switch
        {
            ({ } at, { } to) when at > to => new LookupResult<Return>.Found(shown),
            ({ }, _) => new LookupResult<Return>.Absent(),
            _ when Ends.Contains(shown.State) => new LookupResult<Return>.CannotTell($"The return ended as '{shown.State}'."),
            _ => new LookupResult<Return>.CannotTell($"The return is in the state '{shown.State}', which is not known."),
        };
    }

    /// <summary>Whether what was found about a return's lines is told: the platform keeps it with each line.</summary>
    public static LookupResult<Return> Compliance(Return? shown, ReturnComplianceUpdate update)
    {
        if (shown is null)
            return new LookupResult<Return>.CannotTell("The platform does not list the return.");
        var told = update.ReturnLines.Count(wanted => shown.ReturnLines.Any(l =>
            l.OrderLineId == wanted.OrderLineId && l.Compliance.Any(c => c.Compliant == wanted.Compliant
                && c.NonComplianceReasonCode == (wanted.NonComplianceReasonCode ?? default))));
        return told == update.ReturnLines.Count ? new LookupResult<Return>.Found(shown)
            : shown.ReturnLines.All(static l => l.Compliance.Count == 0) ? new LookupResult<Return>.Absent()
            : new LookupResult<Return>.CannotTell("Something else is told about its lines.");
    }

    /// <summary>How far along the way of a return that is taken in; null for what ends it, and for unknown words.</summary>
    private static int? Place(ReturnState state) => Array.IndexOf(Way, state) is >= 0 and var place ? place : null;

    private static bool Same(ReturnLine line, NewReturnLine wanted) =>
        line.Quantity == wanted.Quantity && (line.ReasonCode == default || line.ReasonCode == wanted.ReasonCode);

    /// <summary>The number decides where both have one, else the time; null when the clocks leave it open.</summary>
    private static bool? IsOfAttempt(Return item, string? rma, DateTimeOffset since)
    {
        if (!string.IsNullOrEmpty(rma) && !string.IsNullOrEmpty(item.Rma))
            return string.Equals(item.Rma, rma, StringComparison.Ordinal);
        return OrderLookup.IsOfAttempt(item.DateCreated, since);
    }
}
