using Connectors.Domain.Documents;
using Connectors.Domain.Ports;

namespace Connectors.Testing.Ports;

/// <summary>Journals of an ERP behind their adapter, new for each check.</summary>
public interface IErpFinanceHarness : IPortHarness
{
    /// <summary>The adapter.</summary>
    IErpFinance Finance { get; }

    /// <summary>A journal that the ERP takes, posted on a day that is open: an expense each on the left, and one payment of all on the right.</summary>
    /// <param name="lines">How many lines; at least two.</param>
    SettlementJournal NewJournal(int lines);

    /// <summary>Where the ERP books nothing: an account that is missing or blocked.</summary>
    PostingTarget Blocked { get; }

    /// <summary>How many drafted lines carry the document number, by the ERP's own books and not by the adapter.</summary>
    /// <param name="number">The document number.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<int> CountLinesAsync(string number, CancellationToken cancellationToken = default);

    /// <summary>What was posted to the left side with the document number, by the ERP's own books.</summary>
    /// <param name="number">The document number.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<decimal> SumPostedAsync(string number, CancellationToken cancellationToken = default);

    /// <summary>People post everything that is drafted.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    Task PostByPeopleAsync(CancellationToken cancellationToken = default);

    /// <summary>People delete drafted lines.</summary>
    /// <param name="number">The document number on them.</param>
    /// <param name="most">No more than so many; null for all.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task DeleteByPeopleAsync(string number, int? most = null, CancellationToken cancellationToken = default);

    /// <summary>People write other amounts on drafted lines, so that both sides still agree.</summary>
    /// <param name="number">The document number on them.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task ChangeByPeopleAsync(string number, CancellationToken cancellationToken = default);

    /// <summary>People take a posted journal back.</summary>
    /// <param name="number">The document number.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task ReverseByPeopleAsync(string number, CancellationToken cancellationToken = default);

    /// <summary>People draft a journal of their own where settlements are drafted.</summary>
    /// <param name="cancellationToken">Cancels it.</param>
    Task DraftByPeopleAsync(CancellationToken cancellationToken = default);

    /// <summary>From now on the ledger is open from this day on only.</summary>
    /// <param name="from">The day.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>Whether the ERP has such a rule that it tells.</returns>
    Task<bool> ClosePeriodAsync(DateOnly from, CancellationToken cancellationToken = default);

    /// <summary>A sales order stands in the ERP with marketplace fees as lines of their own on two accounts, and nothing of it is posted. Asked for only where <see cref="ErpFinanceCapabilities.TellsOrderFees"/>.</summary>
    /// <param name="orderId">The marketplace's order id; each is asked for once.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task<ChargedOrder> ChargeAsync(string orderId, CancellationToken cancellationToken = default);

    /// <summary>All goods of the sales order leave, and people post it as shipped and invoiced.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task PostOrderByPeopleAsync(ChargedOrder order, CancellationToken cancellationToken = default);

    /// <summary>People take a sales order out that is not posted.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task DeleteOrderByPeopleAsync(ChargedOrder order, CancellationToken cancellationToken = default);

    /// <summary>People credit the whole invoice of a sales order, its lines of fees too.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    Task CreditOrderByPeopleAsync(ChargedOrder order, CancellationToken cancellationToken = default);
}
