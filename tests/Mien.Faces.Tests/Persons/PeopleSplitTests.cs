using Mien.Faces.Persons;

namespace Mien.Faces.Tests.Persons;

public sealed class PeopleSplitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(11)]
    [InlineData(40)]
    [InlineData(800)]
    public void Of_AnyNumberOfPeople_HoldsATenthOutAndNotMuchMore(int count)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            PeopleSplit split = PeopleSplit.Of(People(count), seed);

            Assert.InRange(split.HeldOut.Count, Math.Max(1, (int)Math.Ceiling(count * 0.1)), Math.Max(1, 2 + (count * 0.35)));
            Assert.All(People(count), person => Assert.Equal(split.HeldOut.Contains(person), split.IsHeldOut(person)));
        }
    }

    [Fact]
    public void Of_NamesInAnotherOrderAndAgain_IsTheSame()
    {
        string[] people = People(100);

        Assert.Equal(PeopleSplit.Of(people).HeldOut.Order(), PeopleSplit.Of(people.Reverse().Concat(people)).HeldOut.Order());
        Assert.NotEqual(PeopleSplit.Of(people).HeldOut.Order(), PeopleSplit.Of(people, seed: 2).HeldOut.Order());
    }

    [Fact]
    public void Of_MorePeople_TakesNobodyIntoTheTrainingWhoLiesInTheFirstEighth()
    {
        // With many people the first eighth is all that is held out; in any part of them the same ones are.
        PeopleSplit all = PeopleSplit.Of(People(800));

        for (int count = 1; count < 800; count += 57)
        {
            PeopleSplit part = PeopleSplit.Of(People(count));
            Assert.Subset(part.HeldOut.ToHashSet(), all.HeldOut.Intersect(People(count)).ToHashSet());
        }
    }

    [Fact]
    public void Of_Names_StaysWhatItWas()
    {
        // Computed apart, in Python, with the mixer of tools/cuda. A pack of today and a judge of tomorrow must agree.
        string[] people = [.. Enumerable.Range(1, 30).Select(number => $"{number:0000}")];

        Assert.Equal("0002 0003 0005 0006 0013 0014 0015 0022 0028", string.Join(' ', PeopleSplit.Of(people).HeldOut.Order()));
    }

    [Fact]
    public void Of_Nobody_HoldsNobodyOut() => Assert.Empty(PeopleSplit.Of([]).HeldOut);

    [Theory]
    [InlineData("ann/beach.jpg", PersonNaming.Folder, "ann")]
    [InlineData("ann/2020/beach.jpg", PersonNaming.Folder, "ann")]
    [InlineData(@"ann\beach.jpg", PersonNaming.Folder, "ann")]
    [InlineData("beach.jpg", PersonNaming.Folder, "beach")]
    [InlineData("a/0001.jpg", PersonNaming.File, "a/0001")]
    [InlineData("0001.jpg", PersonNaming.File, "0001")]
    [InlineData("people/1263.jpg", PersonNaming.Prefix, "1263")]
    [InlineData("variants/1263_age_0.jpg", PersonNaming.Prefix, "1263")]
    [InlineData("_x.jpg", PersonNaming.Prefix, "_x")]
    public void NameOf_Photo_IsThatOfItsPerson(string photo, PersonNaming naming, string person) => Assert.Equal(person, PhotoPerson.NameOf(photo, naming));

    private static string[] People(int count) => [.. Enumerable.Range(0, count).Select(number => $"person {number}")];
}
