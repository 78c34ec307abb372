using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Connectors.Domain.Tests.Fees;

/// <summary>Checks the text of a proof against a text of transactions, by the description of the file alone: it uses no type of the library.</summary>
internal static class Audit
{
    internal static IEnumerable<string> Objections(string proof, string transactions)
    {
        var records = proof.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static l => l.Split('\t')).ToLookup(static f => f[0], static f => f[1..]);
        var lines = transactions.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).ToArray();

        if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines.Select(static l => l + "\n"))))) != records["lines hash"].Single()[0])
            yield return "hash";
        if (lines.Length.ToString(CultureInfo.InvariantCulture) != records["lines"].Single()[0])
            yield return "number";
        foreach (var type in records["total"].GroupBy(static t => (Currency: t[0], Type: t[1])))
        {
            var found = lines.Select(static l => l.Split('\t')).Where(l => l[1] == type.Key.Type && l[2] == type.Key.Currency).Sum(static l => Number(l[3]));
            if (found != type.Sum(static t => Number(t[5]) - Number(t[6])))
                yield return $"sum of {type.Key.Type}";
        }

        foreach (var balance in records["balance"])
        {
            var (currency, numbers) = (balance[0], balance[1..].Select(Number).ToArray());
            var totals = records["total"].Where(t => t[0] == currency).ToLookup(static t => t[3], static t => Number(t[5]) - Number(t[6]));
            if (numbers[0] != totals["Booked"].Sum() || numbers[0] + numbers[1] != numbers[2] + numbers[3] + numbers[4])
                yield return $"sum in {currency}";
            if (-numbers[2] != totals["Payout"].Sum())
                yield return $"payout in {currency}";
            var accounts = records["account"].Where(a => a[0] == currency).ToList();
            if (accounts.Sum(static a => Number(a[5])) != accounts.Sum(static a => Number(a[6])))
                yield return $"debits and credits in {currency}";
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
