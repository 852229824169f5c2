#include <string>

#include <gtest/gtest.h>

#include "candor/rules/built_in.h"

#include "unit/page/page_of.h"

// What kind of page it is decides which duties it has. A surgery, a ward, a charity, an agency and a newspaper have
// readers call and write to them, too, and sell nothing; a shop, an app or a list of "the best" has no address at all.

namespace candor::testing {
namespace {

struct PageKind {
  const char* name;
  bool offers;
  const char* markdown;
};

constexpr PageKind kPages[] = {
    {"affiliate", true, R"(# The five best ketamine providers of the year

Ketamine relieves depression. We tried five brands so that you do not have to.

Use code CALM10 at checkout for 10% off your first month. We may earn a commission when you buy through links on this page.
)"},
    {"agency", false, R"(# Ketamine

Ketamine is an anesthetic. Some doctors prescribe it off-label for depression; the FDA has not approved it for this use.

Side effects include dissociation, raised blood pressure, nausea, drowsiness and bladder problems. It can be misused.

Talk to your doctor before you start. Contact us at the agency's information line to report a side effect.
)"},
    {"charity", false, R"(# Living with PTSD

PTSD can follow anything frightening. Talking therapies such as trauma-focused CBT are recommended first. Some people also take an antidepressant.

Ketamine is being studied. Nobody knows yet whether it helps in the long run, and it can cause dissociation and bladder harm.

Our helpline is open every day: call us on freephone. You can also contact us by email, or give us a call in the evening. Donate now to keep it open. Sign up today for our newsletter.

If you feel suicidal, call 999 or the Samaritans on 116 123.
)"},
    {"clinic", true, R"(# TMS in Springfield

TMS lifts depression without medication.

Dr. Shah and her staff welcome new patients. Walk-ins are welcome. Most insurance accepted. Phone 555-0142 to reserve your place.
)"},
    {"drug shop", true, R"(# Semaglutide pens

Semaglutide helps you lose weight fast.

From £129 a month. Free delivery. Add to basket.

In stock: 0.25 mg, 0.5 mg and 1 mg pens. Order before 2pm for next-day delivery. Checkout takes a minute.
)"},
    {"encyclopedia", false, R"(# Transcranial magnetic stimulation

Transcranial magnetic stimulation uses magnetic pulses. It was first described in 1985. A course takes four to six weeks and costs from $6,000 a course in the United States.

It may help in depression that other treatments have not helped. Headache is common; seizures are rare.
)"},
    {"gp surgery", false, R"(# Antidepressants

Antidepressants such as sertraline are one way to treat depression. They take two to four weeks to work, and they do not work for everyone.

Common side effects are feeling sick, headaches, trouble sleeping and a lower sex drive. Do not stop them suddenly.

Book an appointment with your GP if you feel low for more than two weeks. Our surgery is open from 8am to 6.30pm. Call us on the number above to reach our practice nurse. Repeat prescriptions can be ordered online.

If you are thinking of suicide, call 999 or the Samaritans on 116 123.
)"},
    {"hospital leaflet", false, R"(# Your ketamine infusion for pain

This leaflet is for people who have been offered a ketamine infusion on our ward. Our team will watch you during the infusion and for an hour after it.

You may feel detached, dizzy, sick or sleepy, and your blood pressure may rise. You must not drive for 24 hours.

Ketamine is not licensed for chronic pain; your consultant will talk this over with you. It may not help.

Tell us before your treatment if you are pregnant or have heart or liver disease. Please call us on the ward if you feel unwell at home.
)"},
    {"news", false, R"(# Ketamine clinics are spreading

By our health reporter. Published 3 May 2026.

The number of ketamine clinics has doubled in four years. One clinic charges $600 a session and tells visitors to “book now”. The FDA has not approved ketamine for depression.

Doctors worry about bladder damage, misuse and sedation. “We do not know what happens after a year,” said one psychiatrist.

Contact us with your story. Sign up for our newsletter. If you are thinking about suicide, call or text 988.
)"},
    {"telehealth", true, R"(# Ketamine, delivered

Ketamine lozenges ease depression, and they come to your door.

Take the two-minute quiz to see if you qualify. Start your free online assessment. Plans start at $99.
)"},
};

TEST(PageKind, IsKnownByWhatThePageOffers) {
  const RuleBookPtr book = built_in_rule_book();
  for (const PageKind& kind : kPages) {
    EXPECT_EQ(SurveyedPage(book, kind.markdown).facts.promotional, kind.offers) << kind.name;
  }
}

TEST(PageKind, ThatOffersNothingOwesNothingHere) {
  const RuleBookPtr book = built_in_rule_book();
  const ProfileDefinition& profile = book->definitions().profiles.at("default");
  for (const PageKind& kind : kPages) {
    const std::vector<Finding> findings = SurveyedPage(book, kind.markdown).findings(profile);
    EXPECT_EQ(findings.empty(), !kind.offers) << kind.name << (findings.empty() ? "" : ": " + findings[0].rule);
  }
}

}  // namespace
}  // namespace candor::testing
