using Connectors.Domain.Documents;

namespace Connectors.Domain.Tests.Documents;

public sealed class PostingTargetTests
{
    [Fact]
    public void A_target_is_made_by_the_name_of_its_kind() =>
        Assert.Equal(
            [
                new PostingTarget(PostingTargetKind.LedgerAccount, "1"), new PostingTarget(PostingTargetKind.Customer, "2"), new PostingTarget(PostingTargetKind.BankAccount, "3"),
                new PostingTarget(PostingTargetKind.NonInventoryItem, "4"), new PostingTarget(PostingTargetKind.Resource, "5"),
            ],
            [PostingTarget.Account("1"), PostingTarget.Customer("2"), PostingTarget.Bank("3"), PostingTarget.Item("4"), PostingTarget.Resource("5")]);

    [Fact]
    public void ToString_names_kind_and_number() => Assert.Equal("Customer 10000", PostingTarget.Customer("10000").ToString());
}
