using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Json;

/// <summary>OR72's answer.</summary>
internal sealed record OrderDocumentList
{
    public IReadOnlyList<OrderDocument> OrderDocuments { get => field ?? []; init => field = WholeList.Of(value); }
}

/// <summary>S30's answer.</summary>
internal sealed record ShopDocumentList
{
    public IReadOnlyList<ShopDocument> ShopDocuments { get => field ?? []; init => field = WholeList.Of(value); }
}

/// <summary>OR74's JSON part as the contract wants it; some platforms want the bare list.</summary>
internal sealed record OrderDocumentsBody(IReadOnlyList<DocumentBody> OrderDocuments);

/// <summary>S32's JSON part.</summary>
internal sealed record ShopDocumentsBody(IReadOnlyList<DocumentBody> ShopDocuments);

/// <summary>One file of OR74 or S32.</summary>
internal sealed record DocumentBody(string FileName, string TypeCode, DocumentEntityBody? Entity = null);

/// <summary>What a file belongs to besides the order.</summary>
internal sealed record DocumentEntityBody(string Type, string Id);

/// <summary>DR74's JSON part.</summary>
internal sealed record IssuedDocumentsBody(IReadOnlyList<IssuedDocumentBody> Requests);

/// <summary>One document of DR74.</summary>
internal sealed record IssuedDocumentBody
{
    public required string RequestId { get; init; }

    public required string DocumentNumber { get; init; }

    public required IReadOnlyList<IssuedFileBody> Files { get; init; }

    public DateTimeOffset? IssueDate { get; init; }

    public DateTimeOffset? DueDate { get; init; }

    public decimal? TotalAmountExcludingTaxes { get; init; }

    public decimal? TotalTaxAmount { get; init; }
}

/// <summary>One file of DR74.</summary>
internal sealed record IssuedFileBody(string Name, DocumentFormat Format);

/// <summary>The answer of OR74, S32 and DR74: only what was refused. Contract and examples of S32 disagree on the list's name.</summary>
internal sealed record UploadResult
{
    public int? ErrorsCount { get; init; }

    public IReadOnlyList<RefusedUpload> OrderDocuments { get => field ?? []; init => field = WholeList.Of(value); }

    public IReadOnlyList<RefusedUpload> ShopDocuments { get => field ?? []; init => field = WholeList.Of(value); }

    public IReadOnlyList<RefusedUpload> Documents { get => field ?? []; init => field = WholeList.Of(value); }

    public IReadOnlyList<RefusedUpload> Requests { get => field ?? []; init => field = WholeList.Of(value); }
}

/// <summary>An upload that was refused.</summary>
internal sealed record RefusedUpload
{
    public IReadOnlyList<ItemError> Errors { get => field ?? []; init => field = WholeList.Of(value); }

    public RefusedInput? Input { get; init; }
}

/// <summary>What was sent, of which one member tells which it was.</summary>
internal sealed record RefusedInput
{
    public string? FileName { get; init; }

    public string? TypeCode { get; init; }

    public DocumentEntityBody? Entity { get; init; }

    public string? RequestId { get; init; }

    public string? DocumentNumber { get; init; }

    public IReadOnlyList<IssuedFileBody> Files { get => field ?? []; init => field = WholeList.Of(value); }

    public DateTimeOffset? IssueDate { get; init; }

    public DateTimeOffset? DueDate { get; init; }

    public decimal? TotalAmountExcludingTaxes { get; init; }

    public decimal? TotalTaxAmount { get; init; }
}
