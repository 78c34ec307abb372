using Connectors.Domain.Documents;
using Connectors.Domain.Ports;
using Connectors.Domain.Values;
using Connectors.Dynamics365.BusinessCentral;
using Connectors.Dynamics365.OData;
using Connectors.Simulators;
using Connectors.Simulators.Time;
using Connectors.Testing;
using Connectors.Testing.Ports;
using Microsoft.Extensions.DependencyInjection;

namespace Connectors.Dynamics365.Tests.Conformance;

/// <summary>The finance adapter over the real client, against the simulated ERP.</summary>
public sealed class BusinessCentralFinanceConformanceTests
{
    private static readonly CurrencyCode Gbp = new("GBP");

    private static readonly IReadOnlyList<ConformanceCheck> Suite = ErpFinanceConformance.Checks(Harness.StartAsync).Expecting(KnownFailures.Of("business central finance"));

    public static TheoryData<string> Checks => [.. Suite.Select(static c => c.Name)];

    [Theory]
    [MemberData(nameof(Checks))]
    public Task It_does_what_the_finance_of_every_ERP_does(string check) => Suite.Named(check).RunAsync();

    private sealed class Harness(SimulatedWorld world, VirtualClock clock) : SimulatedSystem(world, clock, Register), IErpFinanceHarness
    {
        public IErpFinance Finance => Services.GetRequiredKeyedService<IErpFinance>("bc");

        public PostingTarget Blocked => PostingTarget.Account("60900");

        public static async Task<IErpFinanceHarness> StartAsync()
        {
            var (world, clock) = await StartWorldAsync();
            return new Harness(world, clock);
        }

        public SettlementJournal NewJournal(int lines)
        {
            var expenses = Enumerable.Range(1, lines - 1).Select(static i => Line(PostingTarget.Account(i % 2 == 0 ? "60100" : "22100"), i + 0.25m, 0m)).ToList();
            var day = DateOnly.FromDateTime(Morning.UtcDateTime);
            return new SettlementJournal
            {
                CycleId = "cycle-1",
                PostingDate = day,
                BelongsTo = day,
                Lines = [.. expenses, Line(PostingTarget.Bank("B-GBP"), 0m, expenses.Sum(static line => line.Debit.Amount))],
            };
        }

        public Task<int> CountLinesAsync(string number, CancellationToken cancellationToken = default) =>
            Task.FromResult(World.ReadErpJournals().Count(amount => amount.DocumentNumber == number && !amount.IsPosted));

        public Task<decimal> SumPostedAsync(string number, CancellationToken cancellationToken = default) =>
            Task.FromResult(World.ReadErpJournals().Where(amount => amount.DocumentNumber == number && amount.IsPosted).Sum(static amount => Math.Max(amount.Amount, 0m)));

        public Task PostByPeopleAsync(CancellationToken cancellationToken = default)
        {
            World.PostErpJournal();
            return Task.CompletedTask;
        }

        public Task DeleteByPeopleAsync(string number, int? most = null, CancellationToken cancellationToken = default)
        {
            World.DeleteErpJournalLines(number, most);
            return Task.CompletedTask;
        }

        public Task ChangeByPeopleAsync(string number, CancellationToken cancellationToken = default)
        {
            var drafted = World.ReadErpJournals().Where(amount => amount.DocumentNumber == number && !amount.IsPosted).ToList();
            World.ChangeErpJournalLine(number, 0, drafted[0].Amount + 1m);
            World.ChangeErpJournalLine(number, drafted.Count - 1, drafted[^1].Amount - 1m);
            return Task.CompletedTask;
        }

        public Task ReverseByPeopleAsync(string number, CancellationToken cancellationToken = default)
        {
            World.ReverseErpJournal(number);
            return Task.CompletedTask;
        }

        public Task DraftByPeopleAsync(CancellationToken cancellationToken = default)
        {
            World.KeyErpJournalLine("RENT", "60400", 10m);
            World.KeyErpJournalLine("RENT", "60500", -10m);
            return Task.CompletedTask;
        }

        public Task<bool> ClosePeriodAsync(DateOnly from, CancellationToken cancellationToken = default)
        {
            World.SetErpPostingDates(from, null);
            return Task.FromResult(true);
        }

        public async Task<ChargedOrder> ChargeAsync(string orderId, CancellationToken cancellationToken = default)
        {
            World.AddOrder(new PlannedOrder { OrderId = orderId });
            IReadOnlyList<SalesOrderFee> fees = [new("COMMISSION_FEE", new Money(-1.5m, Gbp), PostingTarget.Account("60100")), new("COMMISSION_VAT", new Money(-0.3m, Gbp), PostingTarget.Account("22100"))];
            var order = await Erp.CreateOrderAsync(SimulatedErp.NewOrder(World, $"bq:{orderId}", Morning) with { Fees = fees }, SendPermit.WithoutLimit(), cancellationToken);
            return new ChargedOrder(orderId, order.Number, order.ExternalNumber) { Fees = fees };
        }

        public async Task PostOrderByPeopleAsync(ChargedOrder order, CancellationToken cancellationToken = default) =>
            await Client.ShipAndInvoiceSalesOrderAsync((await FindAsync(order, cancellationToken)).Id, cancellationToken);

        public async Task DeleteOrderByPeopleAsync(ChargedOrder order, CancellationToken cancellationToken = default)
        {
            var there = await FindAsync(order, cancellationToken);
            await Client.DeleteSalesOrderAsync(there.Id, there.ETag, cancellationToken);
        }

        public Task CreditOrderByPeopleAsync(ChargedOrder order, CancellationToken cancellationToken = default)
        {
            World.PostErpCreditMemo(World.MakeErpCreditMemo(order.OrderId));
            return Task.CompletedTask;
        }

        private IErp Erp => Services.GetRequiredKeyedService<IErp>("bc");

        private BusinessCentralClient Client => Services.GetRequiredKeyedService<BusinessCentralClient>("bc");

        private async Task<Connectors.Dynamics365.BusinessCentral.Models.SalesOrder> FindAsync(ChargedOrder order, CancellationToken cancellationToken) =>
            Assert.Single(await Client.GetSalesOrdersAsync(new ODataQuery { Filter = ODataFilter.EqualTo("number", order.Number) }, cancellationToken: cancellationToken).ToListAsync(cancellationToken));

        private static void Register(IServiceCollection services, SimulatedWorld world, LostAnswers lost)
        {
            SimulatedErp.Register(services, world, lost);
            services.AddBusinessCentralFinance("bc", options => (options.Journal, options.Currency) = (world.SettlementJournal, "GBP"));
        }

        private static SettlementJournalLine Line(PostingTarget target, decimal debit, decimal credit) => new()
        {
            Target = target, Debit = new Money(debit, Gbp), Credit = new Money(credit, Gbp),
        };
    }
}
