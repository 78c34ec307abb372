using Connectors.Domain.Reasons;
using Connectors.Domain.Returns;

namespace Connectors.Domain.Tests.Returns;

public sealed class ReturnStatusMapTests
{
    private readonly ReturnStatusMap _words = Expect.Compiled(ReturnStatusMap.Compile(StandardReturnStatuses.Table));

    [Theory]
    [InlineData("WAITING_ACCEPTANCE", ReturnMeaning.AwaitsConsent)]
    [InlineData("IN_PROGRESS", ReturnMeaning.Authorised)]
    [InlineData("RECEIVED", ReturnMeaning.Received)]
    [InlineData("CLOSED", ReturnMeaning.Done)]
    [InlineData("REFUSED", ReturnMeaning.ConsentRefused)]
    [InlineData("NO_RECEPTION", ReturnMeaning.NeverArrived)]
    [InlineData("CANCELED", ReturnMeaning.Cancelled)]
    [InlineData("RETURN_NON_COMPLIANT_MISSING_ITEM", ReturnMeaning.GoodsMissing)]
    [InlineData("RETURN_NON_COMPLIANT_DAMAGED_PRODUCT", ReturnMeaning.GoodsDamaged)]
    [InlineData("RETURN_NON_COMPLIANT_WRONG_PRODUCT", ReturnMeaning.GoodsNotCompliant)]
    [InlineData("RETURN_NON_COMPLIANT_WINDOW_CLOSED", ReturnMeaning.GoodsNotCompliant)]
    [InlineData("RETURN_NON_COMPLIANT_OTHER", ReturnMeaning.GoodsNotCompliant)]
    public void Read_knows_Mirakls_words(string text, ReturnMeaning meaning) => Assert.Equal(meaning, _words.Read(StandardReturnStatuses.Mirakl, text).Value);

    [Theory]
    [InlineData("mirakl", "REFUNDED")]
    [InlineData("mirakl", "received")]
    [InlineData("mirakl", "")]
    [InlineData("shop", "RECEIVED")]
    public void Read_refuses_a_word_it_does_not_know(string system, string text) => Expect.Refused(_words.Read(system, text), ReasonCatalogue.ReturnStatusUnknown);

    [Fact]
    public void Read_does_not_allocate() => Assert.Equal(0, Allocations.Of(() => _ = _words.Read("mirakl", "RECEIVED").IsOk));

    [Fact]
    public void Compile_names_all_mistakes_at_once() =>
        Assert.Equal(["0 Version", "1 System", "1 Text", "1 Meaning", "3 Text"], Expect.RowErrors(ReturnStatusMap.Compile(new ReturnStatusTable
        {
            Version = "",
            Rows =
            [
                new ReturnStatusAlias("", "", ReturnMeaning.Unspecified), new ReturnStatusAlias("shop", "BACK", ReturnMeaning.Received), new ReturnStatusAlias("shop", "BACK", ReturnMeaning.Done),
            ],
        })));
}
