using System.Text.Json;
using Connectors.Domain.Payments;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.B2BOrders;

/// <summary>
/// One account's credit, given out to one order after the other: the ERP counts what it has invoiced, and nobody but us what was released since. What was granted stays taken until the order is invoiced or is no
/// more; a reading of the account that began before something was given back is read anew, so that no order falls between the two.
/// </summary>
internal sealed class CreditFlow(IReadOnlyDictionary<ConnectionName, IErp> erps) : Flow<CreditState, CreditInput, CreditEffect>(
    FlowName, B2BJsonContext.Default.CreditState, B2BJsonContext.Default.CreditInput, B2BJsonContext.Default.CreditEffect)
{
    public const string FlowName = "credit";

    /// <inheritdoc/>
    public override IReadOnlyCollection<string> Connections { get; } = [.. erps.Keys.Select(static c => c.Value)];

    /// <summary>A message to the case of an account.</summary>
    public static InboxMessage Tell(ConnectionName erp, CustomerNumber customer, string inputId, CreditInput input) => new(
        new CaseId(FlowName, $"{erp}:{customer}"), erp.Value, inputId, JsonSerializer.Serialize(input, B2BJsonContext.Default.CreditInput), Priority.Order);

    /// <inheritdoc/>
    protected override Decision<CreditState, CreditEffect> Decide(CaseId caseId, CreditState? state, CreditInput? input, DateTimeOffset now)
    {
        var known = state ?? new CreditState();
        var deliver = new List<InboxMessage>();
        switch (input)
        {
            // What it was granted stays granted: it takes it whatever the account shows by now.
            case CreditInput.Asked { IsAgain: true } again when known.Claims.Any(c => c.Order == again.Order && c.IsGranted && c.Number < again.Number):
                known = known with { Claims = [.. known.Claims.Select(c => c.Order == again.Order ? c with { Number = again.Number, AsksAgain = true } : c)], Reading = known.Reading + 1 };
                break;

            // What it was granted before was for another sum: it is decided anew.
            case CreditInput.Asked asked when known.Claims.All(c => c.Order != asked.Order || c.Number < asked.Number):
                known = known with
                {
                    Claims = [.. known.Claims.Where(c => c.Order != asked.Order), new CreditClaim(asked.Order, asked.Number, asked.Total, asked.Currency, asked.Takes, IsGranted: false) { IsForced = asked.IsForced }],
                    Reading = known.Reading + 1,
                };
                break;

            // Nobody else is granted it between the two; an order that has asked by itself meanwhile is decided without the draft beside it.
            case CreditInput.Passed passed when known.Claims.Any(c => c.Order == passed.Draft):
                var isThere = known.Claims.Any(c => c.Order == passed.Order);
                known = known with { Claims = [.. known.Claims.Where(c => !isThere || c.Order != passed.Draft).Select(c => c.Order == passed.Draft ? c with { Order = passed.Order, Number = 0 } : c)], Reading = known.Reading + 1 };
                break;
            case CreditInput.GivenBack back:
                known = known with { Claims = [.. known.Claims.Where(c => c.Order != back.Order || c.Number > back.Number)], Reading = known.Reading + 1 };
                break;
            case CreditInput.AccountRead read when read.Reading == known.Reading:
                known = Answer(known, read.Account, deliver);
                break;
        }

        var isAsked = known.Claims.Any(static c => !c.IsGranted || c.AsksAgain);
        return new Decision<CreditState, CreditEffect>
        {
            State = known,
            Stage = isAsked ? "Asked" : "Idle",
            Effects = isAsked
                ? [new PlannedEffect<CreditEffect>(FormattableString.Invariant($"read {known.Reading}"), new CreditEffect(known.Reading), RetrySafety.Read, Priority.Order)]
                : [],
            Deliver = deliver,
            IsClosed = known.Claims.Count == 0,
        };
    }

    /// <inheritdoc/>
    protected override async Task<EffectResult<CreditInput>> RunAsync(CaseId caseId, CreditState? state, CreditEffect effect, EffectContext context, CancellationToken cancellationToken)
    {
        var key = OrderKey.Parse(caseId.Key); // an account is written as an order is: connection and number
        var found = await erps[key.Connection].FindCustomerAsync(new CustomerNumber(key.OrderId), cancellationToken).ConfigureAwait(false);
        return new EffectResult<CreditInput>(new CreditInput.AccountRead(effect.Reading, EffectContext.Certain(found, "customer account")));
    }

    /// <inheritdoc/>
    protected override CreditInput Rejected(CreditState? state, CreditEffect effect, Rejection rejection) => new CreditInput.AccountRead(effect.Reading, null);

    /// <summary>In the order in which they asked: what one is granted the next does not get. Who is granted nothing asks again.</summary>
    private static CreditState Answer(CreditState known, ErpCustomer? account, List<InboxMessage> deliver)
    {
        var claims = known.Claims.Where(static c => c.IsGranted).Select(static c => c with { AsksAgain = false }).ToList();
        foreach (var asked in known.Claims.Where(static c => !c.IsGranted || c.AsksAgain))
        {
            var headroom = account is null ? null : CreditHeadroom.ForAccount(
                new InFlightOrder(asked.Order, asked.Total), account, asked.Currency, claims.Select(static c => new InFlightOrder(c.Order, c.Total)));
            var standing = account is null ? AccountState.Unverified : account.IsBlocked ? AccountState.Blocked : account.Overdue > 0m ? AccountState.Overdue : AccountState.Verified;
            if (!asked.IsGranted && (asked.IsForced || (asked.Takes && standing == AccountState.Verified && headroom is { IsEnough: true })))
                claims.Add(asked with { IsGranted = true });
            deliver.Add(B2BMessages.Of(
                asked.Order,
                FormattableString.Invariant($"credit {asked.Number}"),
                new StorefrontInput.CreditTold(asked.Number, standing, headroom is { IsUnlimited: false } left ? left.Available : null, headroom is { IsUnlimited: true })));
        }

        return known with { Claims = claims };
    }
}
