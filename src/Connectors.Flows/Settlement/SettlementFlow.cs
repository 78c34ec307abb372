using System.Text.Json;
using Connectors.Domain.Values;
using Connectors.Flows.Engine;

namespace Connectors.Flows.Settlement;

/// <summary>What a host tells and asks the flow that <c>AddSettlement</c> adds. Thread-safe.</summary>
public static class SettlementFlow
{
    internal const string Name = "cycle";
    internal const int Format = 1;

    /// <summary>The case of a billing cycle, <c>cycle/bq/2026-11</c>.</summary>
    /// <param name="marketplace">Whose cycle.</param>
    /// <param name="cycleId">The marketplace's id of it.</param>
    public static CaseId CaseOf(ConnectionName marketplace, string cycleId)
    {
        ArgumentException.ThrowIfNullOrEmpty(cycleId);
        return new CaseId(Name, $"{marketplace}/{cycleId}");
    }

    /// <summary>The input by which a person asks for a journal that was refused, changed or deleted in the ERP to be written again: what stands is left alone, what is missing is added, and what is gone whole is settled anew.</summary>
    /// <param name="marketplace">Whose cycle.</param>
    /// <param name="cycleId">The marketplace's id of it.</param>
    /// <param name="requestId">Identity of the request, for example a ticket number: the same one is heard once.</param>
    public static InboxMessage WriteAgain(ConnectionName marketplace, string cycleId, string requestId) => Of(marketplace, cycleId, $"write {requestId}", new CycleInput.WriteWanted());

    /// <summary>The input by which a person asks for the lines of a cycle to be read and settled anew, as long as nothing of it is written.</summary>
    /// <param name="marketplace">Whose cycle.</param>
    /// <param name="cycleId">The marketplace's id of it.</param>
    /// <param name="requestId">Identity of the request: the same one is heard once.</param>
    public static InboxMessage ReadAgain(ConnectionName marketplace, string cycleId, string requestId) => Of(marketplace, cycleId, $"read {requestId}", new CycleInput.ReadWanted());

    /// <summary>The input by which a person says that a cycle is booked, whatever the ERP shows under its document number: nothing more is written for it.</summary>
    /// <param name="marketplace">Whose cycle.</param>
    /// <param name="cycleId">The marketplace's id of it.</param>
    /// <param name="requestId">Identity of the message: the same one is heard once.</param>
    public static InboxMessage Booked(ConnectionName marketplace, string cycleId, string requestId) => Of(marketplace, cycleId, $"booked {requestId}", new CycleInput.BookedTold());

    /// <summary>The input by which a person says that a document of the ERP that names a cycle, its payout or a transaction of it is something else: the cycle is booked beside it.</summary>
    /// <param name="marketplace">Whose cycle.</param>
    /// <param name="cycleId">The marketplace's id of it.</param>
    /// <param name="documentNumber">The document's number, as the record names it; compared without case, empty for lines that have none.</param>
    /// <param name="requestId">Identity of the message: the same one is heard once.</param>
    public static InboxMessage SomethingElse(ConnectionName marketplace, string cycleId, string documentNumber, string requestId)
    {
        ArgumentNullException.ThrowIfNull(documentNumber);
        return Of(marketplace, cycleId, $"something else {requestId}", new CycleInput.OtherTold(documentNumber));
    }

    /// <summary>The input that tells what arrived at the bank for a cycle; the last word counts.</summary>
    /// <param name="marketplace">Whose cycle.</param>
    /// <param name="cycleId">The marketplace's id of it.</param>
    /// <param name="amount">How much.</param>
    /// <param name="statementId">Identity of the line of the bank statement: the same one is heard once.</param>
    public static InboxMessage BankReceived(ConnectionName marketplace, string cycleId, Money amount, string statementId) =>
        Of(marketplace, cycleId, $"bank {statementId}", new CycleInput.BankTold(amount));

    /// <summary>Its work takes turns with that of others, not with the orders of the same marketplace.</summary>
    internal static string CountedOn(string marketplace) => $"settlement@{marketplace}";

    internal static InboxMessage Of(ConnectionName marketplace, string cycleId, string inputId, CycleInput input) => new(
        CaseOf(marketplace, cycleId), CountedOn(marketplace.Value), inputId, JsonSerializer.Serialize(input, SettlementJsonContext.Default.CycleInput), Priority.Returns) { Format = Format };
}
