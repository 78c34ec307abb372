using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Refunds;

/// <summary>Carries out what is done with a document that credits something, looking before it acts. What it gives is the document as it is then; null when it is not there.</summary>
/// <param name="erp">The ERP.</param>
internal sealed class CreditHandlers(IErpReturns erp)
{
    /// <summary>Makes it.</summary>
    /// <returns>Null when a withdrawn attempt certainly made none.</returns>
    public async Task<SeenCredit?> CreateAsync(ErpReturn asked, EffectContext run, CancellationToken cancellationToken)
    {
        var once = await run.OnceAsync(
            ct => erp.FindReturnAsync(asked, mayBeUnmarked: run.MayHaveHappened, ct), (permit, ct) => erp.CreateReturnAsync(asked, permit, ct), "credit note", cancellationToken: cancellationToken).ConfigureAwait(false);
        return once is null ? null : new SeenCredit(once.Value);
    }

    /// <summary>Brings the draft to hold what it is to hold.</summary>
    public async Task<SeenCredit> FitAsync(ErpReturn asked, ErpCreditNote draft, EffectContext run, CancellationToken cancellationToken)
    {
        try
        {
            return new SeenCredit(await erp.FitReturnAsync(asked, draft, run.Permit, cancellationToken).ConfigureAwait(false)) { IsFitted = true };
        }
        catch (PortException gone) when (gone.Kind == FailureKind.NotFound)
        {
            return new SeenCredit(null);
        }
        catch (PortException otherwise) when (otherwise.Kind == FailureKind.Conflict)
        {
            // A person was at it meanwhile: posted it, or changed it.
            return await ReadAsync(asked, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Looks at it.</summary>
    public async Task<SeenCredit> ReadAsync(ErpReturn asked, CancellationToken cancellationToken) =>
        new(EffectContext.Certain(await erp.FindReturnAsync(asked, mayBeUnmarked: false, cancellationToken).ConfigureAwait(false), "credit note"));

    /// <summary>Posts it.</summary>
    /// <returns>Null when a withdrawn attempt certainly posted nothing.</returns>
    public async Task<SeenCredit?> PostAsync(ErpReturn asked, ErpCreditNote draft, EffectContext run, CancellationToken cancellationToken)
    {
        var once = await run.OnceAsync<SeenCredit>(
            async ct => await erp.FindReturnAsync(asked, mayBeUnmarked: false, ct).ConfigureAwait(false) switch
            {
                LookupResult<ErpCreditNote>.CannotTell(var reason) => new LookupResult<SeenCredit>.CannotTell(reason),
                LookupResult<ErpCreditNote>.Absent => new LookupResult<SeenCredit>.Found(new SeenCredit(null)),
                LookupResult<ErpCreditNote>.Found(var there) when there.IsPosted || there.Differences.Count > 0 => new LookupResult<SeenCredit>.Found(new SeenCredit(there)),
                _ => new LookupResult<SeenCredit>.Absent(),
            },
            async (permit, ct) =>
            {
                try
                {
                    await erp.PostReturnAsync(asked, draft, permit, ct).ConfigureAwait(false);
                }
                catch (PortException gone) when (gone.Kind == FailureKind.NotFound)
                {
                    return new SeenCredit(null);
                }

                return await ReadAsync(asked, ct).ConfigureAwait(false);
            },
            "posting of the credit note",
            cancellationToken: cancellationToken).ConfigureAwait(false);
        return once?.Value;
    }
}
