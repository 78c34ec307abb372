using Connectors.Domain.Ports;
using Connectors.Mirakl.Internal;
using Connectors.Mirakl.Models;

namespace Connectors.Mirakl.Tests;

public class DocumentLookupTests
{
    private static readonly DateTimeOffset Began = new(2026, 3, 2, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_document_uploaded_since_makes_the_whole_in_the_order_they_were_sent()
    {
        var found = Assert.IsType<LookupResult<IReadOnlyList<OrderDocument>>.Found>(Upload([Listed("b.pdf", 1), Listed("a.pdf", 2)], "a.pdf", "b.pdf"));

        Assert.Equal(["a.pdf", "b.pdf"], found.Value.Select(static d => d.FileName));
    }

    [Fact]
    public void Of_two_equal_documents_uploaded_since_the_first_is_the_one()
    {
        var found = Assert.IsType<LookupResult<IReadOnlyList<OrderDocument>>.Found>(Upload([Listed("a.pdf", 2) with { Id = 2 }, Listed("a.pdf", 1) with { Id = 1 }], "a.pdf"));

        Assert.Equal(1, Assert.Single(found.Value).Id);
    }

    [Fact]
    public void Some_of_the_documents_prove_nothing() =>
        Assert.IsType<LookupResult<IReadOnlyList<OrderDocument>>.CannotTell>(Upload([Listed("a.pdf", 1)], "a.pdf", "b.pdf"));

    [Fact]
    public void No_document_means_it_did_not_happen() => Assert.IsType<LookupResult<IReadOnlyList<OrderDocument>>.Absent>(Upload([], "a.pdf", "b.pdf"));

    [Theory]
    [InlineData(0, "found")]
    [InlineData(-4, "cannot tell")]
    [InlineData(-6, "absent")]
    [InlineData(null, "cannot tell")]
    public void An_equal_document_is_the_one_if_it_was_uploaded_since(int? minutes, string answer) => Assert.Equal(answer, OrderLookupTests.Word(Upload([Listed("a.pdf", minutes)], "a.pdf")));

    [Theory]
    [InlineData("a.pdf", "CUSTOMER_INVOICE", "found")]
    [InlineData("b.pdf", "CUSTOMER_INVOICE", "absent")]
    [InlineData("a.pdf", "MOON_BILL", "absent")]
    [InlineData(null, "CUSTOMER_INVOICE", "cannot tell")]
    [InlineData("a.pdf", null, "cannot tell")]
    public void A_document_uploaded_since_is_the_one_if_it_has_the_name_and_the_type(string? name, string? type, string answer) =>
        Assert.Equal(answer, OrderLookupTests.Word(Upload([Listed(name, 1) with { Type = type }], "a.pdf")));

    [Theory]
    [InlineData(true, "found")]
    [InlineData(false, "cannot tell")]
    public void A_document_of_a_return_may_exist_without_being_listed(bool listed, string answer)
    {
        var look = DocumentLookup.Upload(listed ? [Listed("a.pdf", 1)] : [], [Sent("a.pdf") with { ReturnId = "ret-1" }], Began);

        Assert.Equal(answer, OrderLookupTests.Word(look));
    }

    [Theory]
    [InlineData("id.pdf", 0, "found")]
    [InlineData("id.pdf", -4, "cannot tell")]
    [InlineData("id.pdf", -6, "absent")]
    [InlineData("other.pdf", 0, "absent")]
    public void A_document_of_the_shop_is_told_by_name_type_and_time(string name, int minutes, string answer)
    {
        var look = DocumentLookup.Upload(
            [new ShopDocument { Id = 12, FileName = name, Type = "ID_CARD", DateUploaded = Began.AddMinutes(minutes) }], [new ShopDocumentUpload(UploadFile.Of("id.pdf", [1]), "ID_CARD")], Began);

        Assert.Equal(answer, OrderLookupTests.Word(look));
    }

    [Theory]
    [InlineData("ISSUED", "ISSUED", "found")]
    [InlineData("TO_PROCESS", "TO_PROCESS", "absent")]
    [InlineData("ISSUED", "TO_PROCESS", "cannot tell")]
    [InlineData("TO_PROCESS", "CANCELED", "cannot tell")]
    [InlineData("ISSUED", "TELEPORTED", "cannot tell")]
    [InlineData("ISSUED", "", "cannot tell")]
    [InlineData("ISSUED", null, "cannot tell")]
    [InlineData("TO_PROCESS", null, "cannot tell")]
    public void The_states_of_the_requests_tell_whether_documents_were_issued(string first, string? second, string answer)
    {
        DocumentRequest?[] requests = [Request(first), second is null ? null : Request(second)];

        Assert.Equal(answer, OrderLookupTests.Word(DocumentLookup.Issue(requests, [Issued("N-1"), Issued("N-2")])));
    }

    [Theory]
    [InlineData("N-1", "found")]
    [InlineData(null, "found")]
    [InlineData("N-9", "cannot tell")]
    public void A_request_that_was_issued_with_another_number_proves_nothing(string? number, string answer) =>
        Assert.Equal(answer, OrderLookupTests.Word(DocumentLookup.Issue([Request("ISSUED") with { DocumentNumber = number }], [Issued("N-1")])));

    private static LookupResult<IReadOnlyList<OrderDocument>> Upload(OrderDocument[] listed, params string[] sent) => DocumentLookup.Upload(listed, [.. sent.Select(Sent)], Began);

    private static OrderDocumentUpload Sent(string name) => new(UploadFile.Of(name, [1]), "CUSTOMER_INVOICE");

    private static OrderDocument Listed(string? name, int? minutes) =>
        new() { Id = 901, FileName = name, Type = "CUSTOMER_INVOICE", DateUploaded = minutes is { } m ? Began.AddMinutes(m) : null };

    private static DocumentRequest Request(string state) => new() { Id = "dr-1", State = new(state) };

    private static IssuedDocument Issued(string number) => new() { RequestId = "dr-1", DocumentNumber = number, Files = [] };
}
