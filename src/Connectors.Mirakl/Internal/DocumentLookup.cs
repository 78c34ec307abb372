using Connectors.Domain.Ports;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Internal;

/// <summary>Whether documents were already uploaded or issued, told from what OR72, S30 and DR11 show. Pure.</summary>
internal static class DocumentLookup
{
    /// <summary>Nothing says that OR72 lists what was attached to a return, so not to find it proves nothing.</summary>
    public static LookupResult<IReadOnlyList<OrderDocument>> Upload(IReadOnlyList<OrderDocument> listed, IReadOnlyList<OrderDocumentUpload> sent, DateTimeOffset since) =>
        Upload(listed, static l => (l.FileName, l.Type, l.DateUploaded), sent, static s => (s.File.Name, s.TypeCode, s.ReturnId is null), since);

    public static LookupResult<IReadOnlyList<ShopDocument>> Upload(IReadOnlyList<ShopDocument> listed, IReadOnlyList<ShopDocumentUpload> sent, DateTimeOffset since) =>
        Upload(listed, static l => (l.FileName, l.Type, l.DateUploaded), sent, static s => (s.File.Name, s.TypeCode, true), since);

    /// <summary>The state of the requests tells, and where the platform shows it, the number of the document.</summary>
    /// <param name="requests">What DR11 lists of each request; null where it lists none. In the order of <paramref name="sent"/>.</param>
    /// <param name="sent">Documents that were sent.</param>
    public static LookupResult<IReadOnlyList<DocumentRequest>> Issue(IReadOnlyList<DocumentRequest?> requests, IReadOnlyList<IssuedDocument> sent)
    {
        List<DocumentRequest> listed = [.. requests.OfType<DocumentRequest>()];
        if (listed.Count < sent.Count)
            return new LookupResult<IReadOnlyList<DocumentRequest>>.CannotTell("The platform does not list every request.");
        if (listed.TrueForAll(static r => r.State == DocumentRequestState.ToProcess))
            return new LookupResult<IReadOnlyList<DocumentRequest>>.Absent();
        if (!listed.TrueForAll(static r => r.State == DocumentRequestState.Issued))
            return new LookupResult<IReadOnlyList<DocumentRequest>>.CannotTell($"The requests are in the states {string.Join(", ", listed.Select(static r => $"'{r.State}'").Distinct())}.");
        return listed.Zip(sent).All(static p => string.IsNullOrEmpty(p.First.DocumentNumber) || string.Equals(p.First.DocumentNumber, p.Second.DocumentNumber, StringComparison.Ordinal))
            ? new LookupResult<IReadOnlyList<DocumentRequest>>.Found(listed)
            : new LookupResult<IReadOnlyList<DocumentRequest>>.CannotTell("A request was issued with another document number.");
    }

    /// <summary>Names are distinct within a call, so name and type tell one document from another. What the platform leaves out of one does not make it another.</summary>
    private static LookupResult<IReadOnlyList<TListed>> Upload<TListed, TSent>(
        IReadOnlyList<TListed> listed,
        Func<TListed, (string? Name, string? Type, DateTimeOffset? At)> shown,
        IReadOnlyList<TSent> sent,
        Func<TSent, (string Name, string Type, bool IsListed)> wanted,
        DateTimeOffset since)
        where TListed : class
    {
        var found = new List<TListed>();
        var open = false;
        foreach (var (name, type, isListed) in sent.Select(wanted))
        {
            var equal = listed
                .Where(l => (shown(l).Name ?? name) == name && (shown(l).Type ?? type) == type && OrderLookup.IsOfAttempt(shown(l).At, since) != false)
                .OrderBy(l => shown(l).At)
                .ToList();
            if (equal.Find(l => shown(l) is { Name: not null, Type: not null, At: { } at } && at >= since) is { } document)
                found.Add(document);
            else
                open |= equal.Count > 0 || !isListed;
        }

        return found.Count == sent.Count ? new LookupResult<IReadOnlyList<TListed>>.Found(found)
            : found.Count > 0 ? new LookupResult<IReadOnlyList<TListed>>.CannotTell("Only some of the documents are listed.")
            : open ? new LookupResult<IReadOnlyList<TListed>>.CannotTell("What is listed does not prove that the documents are, or are not, of this attempt.")
            : new LookupResult<IReadOnlyList<TListed>>.Absent();
    }
}
