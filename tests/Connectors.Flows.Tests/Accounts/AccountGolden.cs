using System.Text.Json.Serialization.Metadata;
using Connectors.Domain.Reasons;
using Connectors.Domain.Values;
using Connectors.Flows.Accounts;
using Connectors.Flows.BackOffice;
using Connectors.Flows.Engine.Polling;
using Connectors.Flows.Tests.Support;

namespace Connectors.Flows.Tests.Accounts;

/// <summary>What accounts keep, with every member filled: what each format looks like stands in golden files.</summary>
internal static class AccountGolden
{
    private static readonly LookFindings Findings = new(
        [new LookFinding("customer 4711", new Refusal { Reason = ReasonCatalogue.AccountNotTaken, Message = "It is not taken.", Remedy = "Take it.", Facts = [new Fact("customer", "4711")] })], 3);

    private static readonly ToldAccount Told = new()
    {
        CustomerId = "4711",
        Account = new CustomerNumber("C10"),
        Wanted = new AccountFigures(0m, 40.5m, IsBlocked: true),
        Shows = new AccountFigures(2500m, 30m, IsBlocked: false),
        At = Given.T0,
        IsOpen = true,
        IsTurnedOff = true,
        KeptLimit = 2500m,
        Group = "trade",
        Refused = "no",
        Drifts = [new SeenDrift("credit limit", "9000", "2500")],
        DriftSeenAt = Given.T0.AddMinutes(2),
        DriftAt = Given.T0.AddMinutes(1),
    };

    private static readonly PlannedAccount Planned = new("4711", new CustomerNumber("C10"), new AccountFigures(2500m, null, IsBlocked: false)) { Before = Told };

    public static IReadOnlyList<AccountInput> Inputs { get; } =
    [
        new AccountInput.Looked(Given.T0, "customers-1", [Planned], 2, Findings) { CompareFrom = "4711", IsCompared = true, Settled = ["shop:1001"] },
        new AccountInput.Written(3, 50, [new WrittenAccount("4711", Told)], Findings),
        new AccountInput.LookWanted(),
    ];

    public static IReadOnlyList<AccountEffect> Effects { get; } = [new AccountEffect.Look(), new AccountEffect.Write(3, 50)];

    public static IEnumerable<(string Name, JsonTypeInfo Type, Func<object> Make)> Kept =>
    [
        ("account-state", AccountJsonContext.Default.AccountState, static () => State),
        .. Inputs.Select(static i => ($"account-input-{i.GetType().Name}", (JsonTypeInfo)AccountJsonContext.Default.AccountInput, (Func<object>)(() => i))),
        .. Effects.Select(static e => ($"account-effect-{e.GetType().Name}", (JsonTypeInfo)AccountJsonContext.Default.AccountEffect, (Func<object>)(() => e))),
        ("account-told", AccountJsonContext.Default.ToldAccount, static () => Told),
        ("account-plan", AccountJsonContext.Default.PlannedAccount, static () => Planned),
        ("account-order", ReservationJsonContext.Default.UninvoicedOrder, static () => new UninvoicedOrder(new CustomerNumber("C10"), "shop:1001", new Money(12.5m, Given.Gbp))),
    ];

    private static AccountState State => new()
    {
        StartedAt = Given.T0,
        LookedAt = Given.T0.AddMinutes(2),
        TruthAt = Given.T0.AddMinutes(1),
        TableVersion = "customers-1",
        Batch = 3,
        Prepared = new PreparedAccounts(3, 120, 50, Given.T0.AddMinutes(2)),
        Left = 2,
        UntoldSince = Given.T0.AddMinutes(2),
        ComparedAt = Given.T0,
        CompareFrom = "4711",
        OfLook = Findings,
        OfWrites = Findings,
    };
}
