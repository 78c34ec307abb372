using System.Globalization;
using Connectors.Domain.Documents;

namespace Connectors.Flows.Refunds;

/// <summary>What tells one version of what a document is to hold from another. Pure.</summary>
internal static class CreditKey
{
    /// <summary>The same text for the same content; empty for none.</summary>
    public static string Of(ErpReturn? asked) => asked is null ? string.Empty : string.Create(
        CultureInfo.InvariantCulture,
        $"{asked.Invoice.Id} {asked.PostingDate:yyyy-MM-dd} {asked.Total} {string.Join(';', asked.Lines.Select(static l => $"{l.Sku} {l.Quantity} {l.Unit} {l.Amount} {l.LocationId}"))} {string.Join(';', asked.Charges.Select(static c => $"{c.Kind} {c.Amount}"))}");
}
